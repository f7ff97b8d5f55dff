//! Writes the stored outputs of the tests anew: the compiler's messages, the expansions, and what the firmware prints and costs.

use crate::firmware::{self, Stored};
use crate::shell::{self, Result};

pub fn run() -> Result {
    shell::run(shell::cargo("test --workspace").env("TRYBUILD", "overwrite").env("CONSTNET_BLESS", "1"))?;
    firmware::check(Stored::Bless)
}
