//! Names what the library's code is chosen by.
//!
//! - `float_unit`: the target multiplies and adds in one instruction. The features of ARM's and RISC-V's units have no
//!   stable `cfg(target_feature)`; the name of the target tells.
//! - `runtime_vectors`: the instruction set is chosen at run time.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(float_unit, values(none(), \"arm\", \"riscv\"))");
    println!("cargo::rustc-check-cfg=cfg(runtime_vectors)");
    let x86_64 = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "x86_64");
    let compiled_in = env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|all| all.split(',').any(|one| one == "fma"));
    if x86_64 && !compiled_in && env::var_os("CARGO_FEATURE_STD").is_some() {
        println!("cargo::rustc-cfg=runtime_vectors");
    }
    let target = env::var("TARGET").unwrap_or_default();
    if let Some(unit) = float_unit(&target) {
        println!("cargo::rustc-cfg=float_unit");
        println!("cargo::rustc-cfg=float_unit=\"{unit}\"");
    }
}

/// The kind of unit that has fused multiply-add and square root of single precision.
fn float_unit(target: &str) -> Option<&'static str> {
    let cpu = target.split('-').next()?;
    // Cortex-M4F, -M7 and their successors. Units before VFPv4, such as the usual Cortex-R's, have no fused instruction.
    if target.ends_with("eabihf") && (cpu == "thumbv7em" || cpu == "thumbv8m.main") {
        return Some("arm");
    }
    let extensions = cpu.strip_prefix("riscv32").or(cpu.strip_prefix("riscv64"))?;
    extensions.contains(['f', 'g']).then_some("riscv")
}
