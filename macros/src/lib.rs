//! macros
use proc_macro::TokenStream;
/// network
#[proc_macro]
pub fn network(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
