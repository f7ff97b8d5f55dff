//! Where boxes and lines go: from top to bottom, in columns.
//!
//! A box stands in the row after the last that it reads. The longest way through the graph is the column in the middle, and
//! straight; what is left falls into columns of its own, beside it. A line that passes rows by is such a column, too, so that
//! it never crosses a box.

use alloc::vec;
use alloc::vec::Vec;

/// Between two columns.
const GAP: i32 = 28;
/// Between two rows: more where a line has far to go.
const ROW_GAP: [i32; 2] = [34, 70];
/// Between the ends of lines that come to one box.
const PORT: i32 = 18;

/// A box to place.
#[derive(Debug, Clone)]
pub struct Node {
    /// An even number, so that there is a middle.
    pub width: i32,
    pub height: i32,
    /// The boxes before it that it reads.
    pub reads: Vec<usize>,
}

/// A drawing's boxes and lines, from the left and the top.
#[derive(Debug)]
pub struct Layout {
    pub width: i32,
    pub height: i32,
    /// The left top corners of the boxes.
    pub places: Vec<(i32, i32)>,
    pub lines: Vec<Line>,
}

/// A line from one box down to another: vertical stretches, to be joined by curves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub stretches: Vec<Stretch>,
}

/// A vertical piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub x: i32,
    pub from: i32,
    pub to: i32,
}

/// What takes room in a row: a box, or a line that passes it.
struct Item {
    row: usize,
    width: i32,
    is_box: bool,
    reads: Vec<usize>,
    /// Its middle.
    x: Option<i32>,
}

/// Places boxes, of which each reads only such as come before it.
pub fn layout(nodes: &[Node]) -> Layout {
    let rows = rows(nodes);
    let (mut items, passes) = items(nodes, &rows);
    place(&mut items);
    let x = |item: usize| items.get(item).and_then(|item| item.x).unwrap_or_default();
    let left = items.iter().map(|item| item.x.unwrap_or_default() - item.width / 2).min().unwrap_or_default();
    let right = items.iter().map(|item| item.x.unwrap_or_default() + item.width / 2).max().unwrap_or_default();

    let count = rows.iter().max().map_or(0, |last| last + 1);
    let mut heights = vec![0; count];
    for (node, row) in nodes.iter().zip(&rows) {
        heights[*row] = heights[*row].max(node.height);
    }
    // How far a line goes to the side between a row and the next.
    let mut slants = vec![0; count];
    for item in &items {
        for &source in &item.reads {
            let slant = &mut slants[items[source].row];
            *slant = (*slant).max((item.x.unwrap_or_default() - x(source)).abs());
        }
    }
    let mut tops = Vec::new();
    let mut top = 0;
    for (height, slant) in heights.iter().zip(&slants) {
        tops.push(top);
        top += height + (ROW_GAP[0] + slant / 8).min(ROW_GAP[1]);
    }

    let places: Vec<(i32, i32)> = nodes
        .iter()
        .zip(&rows)
        .enumerate()
        .map(|(index, (node, row))| (x(index) - node.width / 2 - left, tops[*row] + (heights[*row] - node.height) / 2))
        .collect();
    let mut lines = Vec::new();
    for (reader, node) in nodes.iter().enumerate() {
        let ways: Vec<&Vec<usize>> = passes[reader].iter().collect();
        let from = |argument: usize| ways[argument].last().copied().unwrap_or(node.reads[argument]);
        let ends = ends(x(reader), node.width, &(0..ways.len()).map(|argument| x(from(argument))).collect::<Vec<_>>());
        for (argument, way) in ways.iter().enumerate() {
            let source = node.reads[argument];
            let row = rows[source];
            let bottom = places[source].1 + nodes[source].height;
            let first = Stretch { x: x(source) - left, from: bottom, to: tops[row] + heights[row] };
            let passing = way.iter().map(|pass| {
                let row = items[*pass].row;
                Stretch { x: x(*pass) - left, from: tops[row], to: tops[row] + heights[row] }
            });
            let last = Stretch { x: ends[argument] - left, from: tops[rows[reader]], to: places[reader].1 };
            lines.push(Line { stretches: [first].into_iter().chain(passing).chain([last]).collect() });
        }
    }
    let height = tops.last().zip(heights.last()).map_or(0, |(top, height)| top + height);
    Layout { width: right - left, height, places, lines }
}

/// The row of each box: after those that it reads; of one that reads nothing, before those that read it.
fn rows(nodes: &[Node]) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::new();
    for node in nodes {
        rows.push(node.reads.iter().map(|source| rows[*source] + 1).max().unwrap_or(0));
    }
    for source in (0..nodes.len()).filter(|source| nodes[*source].reads.is_empty()) {
        let readers = nodes.iter().zip(&rows).filter(|(node, _)| node.reads.contains(&source));
        rows[source] = readers.map(|(_, row)| row.saturating_sub(1)).min().unwrap_or(0);
    }
    rows
}

/// The boxes, and after them the lines that pass rows; and of each line into a box, where it passes.
fn items(nodes: &[Node], rows: &[usize]) -> (Vec<Item>, Vec<Vec<Vec<usize>>>) {
    let boxes = nodes.iter().zip(rows);
    let mut items: Vec<Item> = boxes
        .map(|(node, row)| Item { row: *row, width: node.width, is_box: true, reads: Vec::new(), x: None })
        .collect();
    let mut passes = Vec::new();
    for (reader, node) in nodes.iter().enumerate() {
        let mut ways = Vec::new();
        for &source in &node.reads {
            let mut way: Vec<usize> = Vec::new();
            for row in rows[source] + 1..rows[reader] {
                let before = way.last().copied().unwrap_or(source);
                way.push(items.len());
                items.push(Item { row, width: 0, is_box: false, reads: vec![before], x: None });
            }
            let last = way.last().copied().unwrap_or(source);
            items[reader].reads.push(last);
            ways.push(way);
        }
        passes.push(ways);
    }
    (items, passes)
}

/// Sets the middle of every item, column by column.
fn place(items: &mut [Item]) {
    let mut columns = columns(items);
    if columns.is_empty() {
        return;
    }
    let middle = columns.remove(0);
    // Short ones come close to the middle, and long ones around them.
    columns.sort_by_key(|column| (column.len(), column.first().copied()));
    let count = items.iter().map(|item| item.row + 1).max().unwrap_or(0);
    // How far it is taken on the left and on the right, in every row.
    let mut taken = vec![[0; 2]; count];
    for item in middle {
        taken[items[item].row] = [items[item].width / 2; 2];
        items[item].x = Some(0);
    }
    while !columns.is_empty() {
        // One whose neighbours have their places can be on the right side of them.
        let next = columns.iter().position(|column| !neighbours(items, column).is_empty()).unwrap_or(0);
        let column = columns.remove(next);
        let room = |side: usize| {
            let rows = column.iter().map(|item| taken[items[*item].row][side] + items[*item].width / 2);
            GAP + rows.max().unwrap_or_default()
        };
        let near: i32 = neighbours(items, &column).iter().sum();
        let is_line = column.iter().all(|item| !items[*item].is_box);
        let on_the_left = if is_line || near != 0 { near < 0 } else { room(0) < room(1) };
        let at = room(usize::from(!on_the_left));
        for item in column {
            let taken = &mut taken[items[item].row][usize::from(!on_the_left)];
            *taken = at + items[item].width / 2;
            items[item].x = Some(if on_the_left { -at } else { at });
        }
    }
}

/// Where those are that the ends of a column are joined to, as far as they have a place.
fn neighbours(items: &[Item], column: &[usize]) -> Vec<i32> {
    let (Some(first), Some(last)) = (column.first(), column.last()) else { return Vec::new() };
    let above = items[*first].reads.iter().filter_map(|source| items[*source].x);
    let below = items.iter().filter(|item| item.reads.contains(last)).filter_map(|item| item.x);
    above.chain(below).collect()
}

/// Ways down through the graph, the one of most boxes first, that have every item in just one of them.
fn columns(items: &[Item]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|item| items[*item].row);
    let mut free = vec![true; items.len()];
    let mut columns = Vec::new();
    loop {
        // The most boxes, and items, on a way that ends here; and what is before on that way.
        let mut best: Vec<((usize, usize), Option<usize>)> = vec![((0, 0), None); items.len()];
        let mut end: Option<usize> = None;
        for &item in order.iter().filter(|item| free[**item]) {
            let mut found: ((usize, usize), Option<usize>) = ((0, 0), None);
            for &source in items[item].reads.iter().filter(|source| free[**source]) {
                if best[source].0 > found.0 {
                    found = (best[source].0, Some(source));
                }
            }
            let (boxes, all) = found.0;
            best[item] = ((boxes + usize::from(items[item].is_box), all + 1), found.1);
            if end.is_none_or(|end| best[item].0 > best[end].0) {
                end = Some(item);
            }
        }
        let Some(mut item) = end else { return columns };
        let mut column = vec![item];
        free[item] = false;
        while let Some(before) = best[item].1 {
            column.push(before);
            free[before] = false;
            item = before;
        }
        column.reverse();
        columns.push(column);
    }
}

/// Where the lines from above end on a box: one from straight above in the middle, others on their side of it.
fn ends(middle: i32, width: i32, from: &[i32]) -> Vec<i32> {
    let mut order: Vec<usize> = (0..from.len()).collect();
    order.sort_by_key(|line| from[*line]);
    let left = from.iter().filter(|x| **x < middle).count() as i32;
    let straight = from.iter().filter(|x| **x == middle).count() as i32;
    // Everything in halves of a step: where the middle is in the row of the ends, and how far the furthest is from it.
    let last = 2 * (from.len() as i32 - 1);
    let centre = if straight > 0 { 2 * left + straight - 1 } else { last / 2 };
    let furthest = centre.max(last - centre).max(1);
    let step = PORT.min((width - 2 * PORT).max(0) / furthest);
    let mut ends = vec![middle; from.len()];
    for (place, line) in (0..).step_by(2).zip(order) {
        ends[line] = middle + (place - centre) * step / 2;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(reads: &[usize]) -> Node {
        Node { width: 100, height: 40, reads: reads.to_vec() }
    }

    /// Middles of the boxes.
    fn middles(nodes: &[Node]) -> Vec<i32> {
        layout(nodes).places.iter().zip(nodes).map(|(place, node)| place.0 + node.width / 2).collect()
    }

    /// No two boxes touch, and no line crosses a box that it does not belong to.
    fn check(nodes: &[Node]) {
        let Layout { width, height, places, lines } = layout(nodes);
        let inside = |x: i32, y: i32, of: usize| {
            let ((left, top), node) = (places[of], &nodes[of]);
            x > left && x < left + node.width && y > top && y < top + node.height
        };
        for (index, ((left, top), node)) in places.iter().zip(nodes).enumerate() {
            assert!(*left >= 0 && *top >= 0 && left + node.width <= width && top + node.height <= height);
            for other in (0..nodes.len()).filter(|other| *other != index) {
                let corners = [(*left, *top), (left + node.width, *top), (*left, top + node.height)];
                assert!(!corners.iter().any(|(x, y)| inside(*x, *y, other)), "{index} on {other}");
            }
        }
        for line in &lines {
            for Stretch { x, from, to } in &line.stretches {
                assert!(from <= to, "{line:?}");
                assert!(!(0..nodes.len()).any(|node| (*from..*to).any(|y| inside(*x, y, node))), "{line:?}");
            }
            for pair in line.stretches.windows(2) {
                assert!(pair[0].to < pair[1].from, "a line goes down: {line:?}");
            }
        }
    }

    #[test]
    fn a_chain_is_straight() {
        let chain = [node(&[]), node(&[0]), node(&[1]), node(&[2])];
        assert_eq!(middles(&chain), [50; 4]);
        assert!(layout(&chain).lines.iter().all(|line| line.stretches.iter().all(|stretch| stretch.x == 50)));
        check(&chain);
    }

    #[test]
    fn a_shortcut_goes_around() {
        let block = [node(&[]), node(&[0]), node(&[1]), node(&[2]), node(&[3, 1])];
        assert_eq!(middles(&block), [50; 5]);
        let lines = layout(&block).lines;
        let shortcut = lines.last().unwrap();
        assert_eq!(shortcut.stretches.len(), 4, "past two rows: {shortcut:?}");
        assert!(shortcut.stretches[1].x > 100 && shortcut.stretches[1].x == shortcut.stretches[2].x);
        let straight = &lines[lines.len() - 2];
        assert_eq!(straight.stretches.last().unwrap().x, 50);
        assert_eq!(shortcut.stretches.last().unwrap().x, 50 + PORT);
        check(&block);
    }

    #[test]
    fn branches_stand_on_both_sides() {
        let branches = [node(&[]), node(&[0]), node(&[0]), node(&[0]), node(&[1, 2, 3])];
        let middles = middles(&branches);
        assert_eq!(middles[1], middles[0]);
        assert!(middles[3] < middles[1] && middles[1] < middles[2]);
        check(&branches);
    }

    #[test]
    fn an_input_stands_above_its_reader() {
        let late = [node(&[]), node(&[]), node(&[0]), node(&[2]), node(&[3, 1])];
        let places = layout(&late).places;
        assert_eq!(places[1].1, places[3].1);
        check(&late);
    }

    /// Graphs of all kinds, by a small generator.
    #[test]
    fn nothing_overlaps() {
        let mut state = 1_u32;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        for _ in 0..300 {
            let mut nodes = vec![node(&[])];
            for index in 1..2 + draw(12) {
                let reads = (0..draw(4)).map(|_| draw(index)).collect();
                nodes.push(Node { width: 40 + 2 * draw(150) as i32, height: 30 + draw(90) as i32, reads });
            }
            check(&nodes);
        }
    }
}
