//! The way from a network to the one with its norms folded.

use proc_macro2::TokenStream;
use quote::quote;

use super::model::Model;
use crate::fold::{Field, Folded};

pub fn generate(folded: &Folded, model: &Model<'_>) -> TokenStream {
    let (door, name, from) = (&model.door, model.name, &folded.from);
    let fields = folded.fields.iter().map(|Field { name, inputs, frozen, norm }| {
        let inputs = proc_macro2::Literal::usize_unsuffixed(*inputs);
        // Frozen layers are behind their wrappers.
        let through = |frozen: bool| if frozen { quote!(*) } else { TokenStream::new() };
        match norm {
            None => quote!(#door::copy_parameters::<_, #inputs>(&self.#name, &mut folded.#name);),
            Some((norm, norm_frozen)) => {
                let (layer, of_norm) = (through(*frozen), through(*norm_frozen));
                quote! {
                    #door::FoldInto::fold_into(
                        &#layer self.#name, &#of_norm self.#norm, &mut #layer folded.#name,
                    );
                }
            }
        }
    });
    quote! {
        const _: () = {
            impl #door::Fold for #from {
                type Folded = #name;
                fn fold_to(&self, folded: &mut #name) {
                    #(#fields)*
                }
            }
        };
    }
}
