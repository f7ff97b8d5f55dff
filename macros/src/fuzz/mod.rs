//! Random and mutated declarations: the front end answers with code or with errors, and never panics.
//!
//! The good declarations are those of the library's own test of random networks, which compiles them. A sample of
//! mutated ones that are accepted here is committed beside them, and compiled too: see `sample`.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

#[path = "../../../tests/random_networks/generate.rs"]
mod generate;
mod mutate;
mod sample;

use generate::{Draws, Generator, Language};
use mutate::{mutated, noise};

const EVERYTHING: Language = Language { scalar: "<f64>", outside_names: true, most_layers: 3, images: false };
const IMAGES: Language = Language { images: true, ..EVERYTHING };

#[derive(Default)]
struct Counts {
    accepted: usize,
    refused: usize,
}

/// Gives a declaration to the front end, and holds it to what it promises of its answer.
fn answer(declaration: &TokenStream, counts: &mut Counts) -> Result<(), String> {
    let tokens = quote!([constnet] #declaration);
    let Ok(answer) = catch_unwind(AssertUnwindSafe(|| crate::stages(tokens))) else {
        return Err("it panics".to_owned());
    };
    match answer {
        Ok(code) => {
            counts.accepted += 1;
            // All of that code would take minutes to parse.
            if counts.accepted.is_multiple_of(4) {
                syn::parse2::<syn::File>(code).map_err(|error| format!("its code is not made of items: {error}"))?;
            }
        }
        Err(mistakes) => {
            counts.refused += 1;
            let messages = mistakes.messages();
            if messages.is_empty() || messages.iter().any(|message| message.trim().is_empty()) {
                return Err(format!("its messages are {messages:?}"));
            }
            let file: syn::File =
                syn::parse2(mistakes.into_tokens()).map_err(|error| format!("its errors are not items: {error}"))?;
            let is_error = |item: &syn::Item| {
                matches!(item, syn::Item::Macro(item)
                    if item.mac.path.to_token_stream().to_string() == ":: core :: compile_error"
                    && item.mac.parse_body::<syn::LitStr>().is_ok_and(|message| messages.contains(&message.value())))
            };
            if file.items.len() != messages.len() || !file.items.iter().all(is_error) {
                return Err(format!("its errors are {}", file.to_token_stream()));
            }
        }
    }
    Ok(())
}

/// Runs cases, up to the first few that fail, with a stack as large as the compiler gives to a macro.
fn hold<C: Iterator<Item = TokenStream>>(cases: impl FnOnce() -> C + Send) -> Counts {
    let run = || {
        let mut counts = Counts::default();
        let failures = cases().filter_map(|case| Some(format!("{}: {case}", answer(&case, &mut counts).err()?)));
        let failures: Vec<String> = failures.take(5).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n\n"));
        counts
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, run).expect("a thread");
        thread.join().unwrap_or_else(|failure| resume_unwind(failure))
    })
}

fn declaration(generator: &mut Generator) -> TokenStream {
    generator.network("Net").parse().expect("a declaration is made of tokens")
}

#[test]
fn random_declarations_become_code() {
    let counts = hold(|| {
        [EVERYTHING, IMAGES].into_iter().flat_map(|language| {
            let mut generator = Generator::new(100, language);
            (0..250).map(move |_| declaration(&mut generator))
        })
    });
    assert_eq!(counts.refused, 0);
}

#[test]
fn mutated_declarations_become_code_or_errors() {
    let counts = hold(|| {
        let mut generators = [EVERYTHING, IMAGES].map(|language| Generator::new(101, language));
        let mut draws = Draws::seeded(102);
        let mut kept = TokenStream::new();
        (0..16_000).map(move |case| {
            // Several mutations of one declaration, one on the other.
            let generator = &mut generators[case / 10 % 2];
            kept = if case % 10 == 0 { declaration(generator) } else { mutated(kept.clone(), &mut draws) };
            kept.clone()
        })
    });
    assert!(counts.refused > 8_000 && counts.accepted > 2_000, "{} and {}", counts.refused, counts.accepted);
}

#[test]
fn noise_becomes_errors() {
    let counts = hold(|| {
        let mut draws = Draws::seeded(103);
        (0..10_000).map(move |case| match case % 4 {
            0 => noise(&mut draws, 3),
            1 => {
                let body = noise(&mut draws, 2);
                quote!(struct Net: [4] -> [3] { #body })
            }
            2 => {
                let (shape, layers) = (noise(&mut draws, 1), noise(&mut draws, 1));
                quote!(pub struct Net: [#shape] -> [3] { out: #layers })
            }
            _ => {
                let arguments = noise(&mut draws, 1);
                quote!(struct Net: (input: [4]) -> (out: [3]) { hidden: Dense(#arguments), out: Dense(3) | Relu })
            }
        })
    });
    assert!(counts.refused > 9_000, "{} and {}", counts.refused, counts.accepted);
}
