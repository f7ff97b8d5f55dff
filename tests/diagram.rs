//! Drawings of graphs: who reads whom, in both kinds.

use constnet::prelude::*;
use constnet::{Diagram, Graph};

network! {
    struct Block: [16] -> [16] {
        main:  Dense(16) | Relu,
        inner: Dense(16) | Tanh | Sigmoid,
        sum:   Add(inner, input) | Relu,
    }
}

network! {
    struct Heads: (board: [2, 4, 4], clock: [3]) -> (policy: [9], value: [1]) {
        conv:   board | Conv2d(8, kernel = 3, padding = same, bias = false),
        norm:   BatchNorm | Relu,
        flat:   Flatten,
        time:   clock | Dense(16) | Relu,
        #[frozen]
        block:  Block,
        both:   Concat(flat, block),
        policy: Dense(9),
        value:  both | Dense(1) | Tanh,
    }
}

/// Where the drawings go, to be looked at, and what is in them.
#[track_caller]
fn svg(diagram: Diagram, name: &str) -> String {
    let text = diagram.svg().to_string();
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{name}.svg")), &text).unwrap();
    std::fs::write(folder.join(format!("{name}.mmd")), diagram.mermaid().to_string()).unwrap();
    text
}

/// A layer's name, and the names of what it reads.
fn edges<N: Network>() -> Vec<(&'static str, Vec<&'static str>)> {
    let inputs = N::INPUTS.iter().map(|input| input.name);
    let names: Vec<_> = inputs.chain(N::LAYERS.iter().map(|layer| layer.name)).collect();
    let layers = N::LAYERS.iter().enumerate().map(|(place, layer)| {
        let place = N::INPUTS.len() + place;
        (layer.name, layer.sources.iter().map(|above| names[place - above]).collect())
    });
    let outputs = N::OUTPUTS.iter().map(|output| (output.name, vec![N::LAYERS[output.layer].name]));
    layers.chain(outputs).collect()
}

#[test]
fn layers_say_what_they_read() {
    let expected =
        [("main", vec!["input"]), ("inner", vec!["main"]), ("sum", vec!["inner", "input"]), ("output", vec!["sum"])];
    assert_eq!(edges::<Block>(), expected);
    let expected = [
        ("conv", vec!["board"]),
        ("norm", vec!["conv"]),
        ("flat", vec!["norm"]),
        ("time", vec!["clock"]),
        ("block", vec!["time"]),
        ("both", vec!["flat", "block"]),
        ("policy", vec!["both"]),
        ("value", vec!["both"]),
        ("policy", vec!["policy"]),
        ("value", vec!["value"]),
    ];
    assert_eq!(edges::<Heads>(), expected);
    assert_eq!(Heads::INPUTS[1].shape, Shape::new(&[3]));
    assert_eq!(Heads::LAYERS[4].network, Some(&Graph::of::<Block>()), "through the frozen layer");
}

/// What a second activation gives is what its layer gives, also where norms are folded and layers move together.
#[test]
fn folded_networks_say_it_too() {
    network! {
        struct Net: [4] -> [4] {
            dense: Dense(4),
            other: input | Dense(4),
            norm:  dense | BatchNorm | Relu | Tanh,
            sum:   Add(other, norm),
        }
    }
    let expected = [("dense", vec!["input"]), ("other", vec!["input"]), ("sum", vec!["other", "dense"])];
    assert_eq!(edges::<NetFolded>()[..3], expected);
    svg(Net::diagram(), "unfolded");
}

#[test]
fn mermaid_is_as_it_is_written_by_hand() {
    let expected = r#"flowchart TD
    input(["input<br>[16]"])
    layer0["<b>main</b><br>Dense(16) | Relu<br>[16] · 272 parameters"]:::trainable
    layer1["<b>inner</b><br>Dense(16) | Tanh | Sigmoid<br>[16] · 272 parameters"]:::trainable
    layer2["<b>sum</b><br>Add(inner, input) | Relu<br>[16]"]
    output(["output<br>[16]"])
    input --> layer0
    layer0 --> layer1
    layer1 --> layer2
    input --> layer2
    layer2 --> output
    classDef trainable stroke:#0072b2,stroke-width:2px
    classDef frozen stroke:#56b4e9,stroke-width:2px
"#;
    assert_eq!(Block::diagram().mermaid().to_string(), expected);
}

#[test]
fn a_network_within_is_drawn_within() {
    let mermaid = Heads::diagram().mermaid().to_string();
    let expected = r#"    subgraph layer4["<b>block</b><br>Block<br>[16] · 544 parameters, frozen"]
        direction TB
        layer4_input(["input<br>[16]"])
        layer4_layer0["<b>main</b><br>Dense(16) | Relu<br>[16] · 272 parameters, frozen"]:::frozen
"#;
    assert!(mermaid.contains(expected), "{mermaid}");
    assert!(mermaid.contains("    input1 --> layer3\n    layer3 --> layer4\n"), "{mermaid}");
    assert!(mermaid.contains("    layer7 --> output1\n"), "{mermaid}");
    let svg = svg(Heads::diagram(), "heads");
    assert!(svg.contains(">[16] · 544 parameters, frozen</text>"));
    assert_eq!(svg.matches("<text").count(), 3 * 8 + 3 * 3 + 2 * 2 + 2 * 2 + 2 * 2, "three lines a layer, two a port");
}

#[test]
fn what_a_user_writes_ends_no_text() {
    /// A layer with two parameters of its own.
    type Pair<const A: bool, const B: usize> = constnet::layers::Dense<f32, 4, 4>;
    network! { struct Net: [4] -> [4] { own: Pair<{ 2 > 1 }, 3>, } }
    let diagram = Net::diagram();
    assert!(diagram.svg().to_string().contains(">Pair &lt; { 2 &gt; 1 }, 3 &gt;</text>"), "{}", diagram.svg());
    assert!(diagram.mermaid().to_string().contains("<br>Pair #lt; { 2 #gt; 1 }, 3 #gt;<br>"), "{}", diagram.mermaid());
}

/// A residual network, a U-Net's shortcuts and four branches, to be looked at.
#[test]
fn shortcuts_and_branches() {
    network! {
        struct Residual: [3, 16, 16] -> [10] {
            stem:     Conv2d(16, kernel = 3, padding = same) | Relu,
            a1:       Conv2d(16, kernel = 3, padding = same) | Relu,
            a2:       Conv2d(16, kernel = 3, padding = same),
            a:        Add(a2, stem) | Relu,
            b1:       Conv2d(32, kernel = 3, padding = same, stride = 2) | Relu,
            b2:       Conv2d(32, kernel = 3, padding = same),
            shortcut: a | Conv2d(32, kernel = 1, stride = 2),
            b:        Add(b2, shortcut) | Relu,
            pool:     GlobalAvgPool2d,
            logits:   Dense(10),
        }
    }
    network! {
        struct Unet: [1, 16, 16] -> [1, 16, 16] {
            one:     Conv2d(4, kernel = 3, padding = same) | Relu,
            down:    MaxPool2d(2),
            two:     Conv2d(8, kernel = 3, padding = same) | Relu,
            down_2:  MaxPool2d(2),
            three:   Conv2d(16, kernel = 3, padding = same) | Relu,
            up_2:    Upsample2d(2),
            join_2:  Concat(up_2, two),
            four:    Conv2d(8, kernel = 3, padding = same) | Relu,
            up:      Upsample2d(2),
            join:    Concat(up, one),
            mask:    Conv2d(1, kernel = 1) | Sigmoid,
        }
    }
    network! {
        struct Branches: [4, 8, 8] -> [16, 8, 8] {
            one:   Conv2d(4, kernel = 1) | Relu,
            three: input | Conv2d(2, kernel = 1) | Relu,
            three_2: Conv2d(4, kernel = 3, padding = same) | Relu,
            five:  input | Conv2d(2, kernel = 1) | Relu,
            five_2: Conv2d(4, kernel = 5, padding = same) | Relu,
            pool:  input | MaxPool2d(3, stride = 1, padding = 1),
            pool_2: Conv2d(4, kernel = 1) | Relu,
            all:   Concat(one, three_2, five_2, pool_2),
        }
    }
    for (name, diagram, arrows) in [
        ("residual", Residual::diagram(), 10 + 2 + 1),
        ("unet", Unet::diagram(), 11 + 2 + 1),
        ("branches", Branches::diagram(), 8 + 3 + 1),
    ] {
        let svg = svg(diagram, name);
        assert_eq!(svg.matches("fill=\"none\"").count(), arrows, "{name}");
        assert_eq!(diagram.mermaid().to_string().matches(" --> ").count(), arrows, "{name}");
    }
}
