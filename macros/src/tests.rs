//! The stages together, on declarations as text. What the compiler makes of the messages is in the library's `tests/ui`.

use proc_macro2::TokenStream;

/// What the macro says of a declaration; nothing where it is good.
fn messages(declaration: &str) -> Vec<String> {
    let tokens: TokenStream = format!("[::constnet] {declaration}").parse().expect("tokens");
    crate::stages(tokens).err().map(|mistakes| mistakes.messages()).unwrap_or_default()
}

fn first_lines(declaration: &str) -> Vec<String> {
    let first = |message: String| message.lines().next().map(str::to_owned);
    messages(declaration).into_iter().filter_map(first).collect()
}

#[test]
fn good_declarations_have_no_mistakes() {
    for declaration in [
        "struct Net: [4] -> [3] { out: Dense(3) }",
        "pub(crate) struct Net<f64>: [1, 8, 8] -> [10] { flat: Flatten, hidden: Dense(2 * N, init = constant(0.1)) | Relu, out: Dense(10), }",
        "#[budget(macs = 9)] struct Net: (a: [2], b: [2]) -> (sum: [2], both: [4]) { sum: Add(a, b) | Tanh, both: Concat(a, b) }",
        "struct Net: [4] -> [N] { own: audio::Biquad<2>, #[frozen] out: own | Dense(N) | self::Snake(0.5) | Softmax, }",
    ] {
        assert_eq!(messages(declaration), [""; 0], "{declaration}");
    }
}

#[test]
fn mistakes_of_all_stages_come_together() {
    let declaration = "struct Net<i32>: [4] -> [3] { pub hidden: Dence(8), spare: input | Dense(2, bais = true), out: input | Dense(4) }";
    assert_eq!(
        first_lines(declaration),
        [
            "a network computes with `f32` or `f64`, not with `i32`",
            "the layers of a network are public fields",
            "there is no layer `Dence`",
            "`Dense` has no argument `bais`",
            "network `Net` promises [3], but its layer `out` gives [4]",
        ]
    );
}

#[test]
fn a_mistake_makes_no_other_further_down() {
    for declaration in [
        "struct Net: [0] -> [3] { a: Dense(8), b: input | Dense(8), sum: Add(a, b), out: Dense(3) }",
        "struct Net: [4] -> [3] { a: Dense(-8), b: input | Dense(7), sum: Add(a, b), out: Dense(3) }",
        "struct Net: [4] -> [3] { a: Flaten, b: input | Dense(7), sum: Add(a, b), grid: Reshape([5, 5]) }",
        "struct Net: [4] -> (polcy: [3], value: [1]) { policy: Dense(3), value: input | Dense(1) }",
        "struct Net: [4] -> [3] { a: Dense(8) b: Dense(3) }",
        "struct Net: [4] -> [3] { a: Dense(8), Dense(3), out: a | Dense(3) }",
        "struct Net: [4] -> [3] {}",
    ] {
        assert_eq!(messages(declaration).len(), 1, "{declaration}: {:?}", messages(declaration));
    }
}

#[test]
fn a_message_has_three_parts() {
    let declaration = "struct Net: [4] -> [3] { a: Dense(9), b: Dense(9), c: Dense(9), d: Dense(9), e: Reshape([1, 3, 3]), out: Dense(3) }";
    assert_eq!(
        messages(declaration),
        ["layer `out` needs a flat input, but `e` gives [1, 3, 3]\n\
          shapes: input [4] -> ... -> d [9] -> e [1, 3, 3] -> out\n\
          help: insert `flat: Flatten,` before `out`; it would then receive [9]"]
    );
}
