//! The emulated board: output and exit by semihosting.

use core::panic::PanicInfo;

use cortex_m_rt as _;
use cortex_m_semihosting::{debug, hio};

/// Writes a text to the host's standard output.
pub fn print(text: &str) {
    if let Ok(mut out) = hio::hstdout() {
        // Output that is lost shows as output that is not the stored one.
        let _ = out.write_all(text.as_bytes());
    }
}

/// Ends the emulation, with success.
pub fn exit() -> ! {
    debug::exit(debug::EXIT_SUCCESS);
    loop {}
}

/// Ends the emulation, with failure. Its name is one that the chore looks for in images that must not panic.
#[unsafe(no_mangle)]
#[inline(never)]
extern "C" fn panicked() -> ! {
    print("panicked\n");
    debug::exit(debug::EXIT_FAILURE);
    loop {}
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    panicked()
}
