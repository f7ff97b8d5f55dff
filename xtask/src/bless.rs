//! Writes the stored outputs of the tests anew: the compiler's messages, and the expansions.

use crate::shell::{self, Result};

pub fn run() -> Result {
    shell::run(shell::cargo("test --workspace").env("TRYBUILD", "overwrite").env("CONSTNET_BLESS", "1"))
}
