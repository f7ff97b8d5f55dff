//! Which steps become one: a convolution and the max-pool after it, with the activation between them behind both.

use crate::check::Checked;
use crate::graph::{CHANGE_PLACES_WITH_MAX, Role, Source};

/// For each node the convolution that it takes over, if it is a pool that does.
pub fn pooled(checked: &Checked) -> Vec<Option<usize>> {
    (0..checked.graph.nodes.len()).map(|pool| convolution_before(checked, pool)).collect()
}

/// The convolution before a pool, if nothing else reads it and the activation can come after both.
fn convolution_before(checked: &Checked, pool: usize) -> Option<usize> {
    let graph = &checked.graph;
    let node = &graph.nodes[pool];
    let &[Source::Node(layer)] = node.sources.as_slice() else { return None };
    let before = &graph.nodes[layer];
    let roles = [checked.built(layer).role, checked.built(pool).role] == [Some(Role::Convolution), Some(Role::Pool)];
    let behind = match (&before.activation, &node.activation) {
        (None, _) => true,
        (Some(activation), None) => CHANGE_PLACES_WITH_MAX.contains(&activation.name.as_str()),
        (Some(_), Some(_)) => false,
    };
    (roles && behind && !before.frozen && graph.is_read_once(layer)).then_some(layer)
}
