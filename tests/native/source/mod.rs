//! Rust source as the tests of the house rules read it. Code within macros, which no parser of Rust knows, counts like any other.

use std::{collections::BTreeSet, ops::RangeInclusive};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Item, ItemUse, Lit, UseTree, spanned::Spanned};

/// The names of a path, from its first to its last.
pub type Path = Vec<String>;

/// What a file of source says, without its comments.
#[derive(Debug, Default)]
pub struct Source {
    /// Every name in it.
    pub names: BTreeSet<String>,
    /// The modules that it declares or has in it.
    pub modules: BTreeSet<String>,
    /// Every import: its path, and the name by which it is known from then on.
    pub imports: Vec<(Path, String)>,
    /// Every other path of more than one name.
    pub paths: Vec<Path>,
    /// Every text in quotation marks, with the line on which it begins.
    pub texts: Vec<(usize, String)>,
}

impl Source {
    /// Reads a file's text.
    pub fn of(text: &str) -> Self {
        let mut source = Self::default();
        source.read(text.parse().unwrap());
        source
    }

    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Ident(_) if let Some((import, end)) = import(&tokens, at - 1) => {
                    self.import(&[], &import.tree);
                    at = end;
                }
                TokenTree::Ident(name) => {
                    let mut path = vec![name.to_string()];
                    let is_rest = at > 2 && is_path_sign(&tokens, at - 3);
                    while is_path_sign(&tokens, at)
                        && let Some(TokenTree::Ident(name)) = tokens.get(at + 2)
                    {
                        path.push(name.to_string());
                        at += 3;
                    }
                    if name == "mod"
                        && let Some(TokenTree::Ident(module)) = tokens.get(at)
                    {
                        self.modules.insert(module.to_string());
                    }
                    self.names.extend(path.iter().cloned());
                    if path.len() > 1 && !is_rest {
                        self.paths.push(path);
                    }
                }
                TokenTree::Group(group) if !is_comment(group) => self.read(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(text) = Lit::new(literal.clone()) {
                        let line = literal.span().start().line;
                        self.texts.push((line, text.value()));
                    }
                }
                TokenTree::Group(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn import(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        let (path, name) = match tree {
            UseTree::Path(part) => {
                self.names.insert(part.ident.to_string());
                return self.import(&with(&part.ident), &part.tree);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.import(before, tree));
            }
            // `{self, …}` names what comes before it.
            UseTree::Name(name) if name.ident == "self" && !before.is_empty() => {
                (before.to_vec(), before[before.len() - 1].clone())
            }
            UseTree::Name(name) => (with(&name.ident), name.ident.to_string()),
            UseTree::Rename(name) => (with(&name.ident), name.rename.to_string()),
            UseTree::Glob(_) => (with(&"*"), "*".to_owned()),
        };
        self.names.extend(path.last().cloned());
        self.imports.push((path, name));
    }
}

/// The lines of the modules that are compiled for tests only.
pub fn test_lines(text: &str) -> Vec<RangeInclusive<usize>> {
    let is_test = |item: &Item| {
        matches!(item, Item::Mod(module) if module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|cause| cause.is_ident("test"))
        }))
    };
    let items = syn::parse_file(text).unwrap().items;
    let tests = items.iter().filter(|item| is_test(item));
    tests
        .map(|item| item.span().start().line..=item.span().end().line)
        .collect()
}

/// The import that begins here, and where it ends. A `use` may be something else: `impl Sized + use<>`, or a tag of SVG.
fn import(tokens: &[TokenTree], start: usize) -> Option<(ItemUse, usize)> {
    let is_use = matches!(&tokens[start], TokenTree::Ident(name) if name == "use");
    let end = start
        + 1
        + tokens[start..]
            .iter()
            .position(|token| is(token, ';'))
            .filter(|_| is_use)?;
    // A macro's `$crate` is no Rust before the macro is used.
    let import = tokens[start..end].iter().filter(|token| !is(token, '$'));
    Some((syn::parse2(import.cloned().collect()).ok()?, end))
}

/// Whether this is the `[doc = "…"]` that a comment of documentation is to Rust.
fn is_comment(group: &proc_macro2::Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}

/// Whether `::` begins here.
fn is_path_sign(tokens: &[TokenTree], at: usize) -> bool {
    is_sign(tokens, at, ':') && is_sign(tokens, at + 1, ':')
}

fn is_sign(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    tokens.get(at).is_some_and(|token| is(token, sign))
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == sign)
}

#[test]
fn only_what_is_in_quotation_marks_is_a_text() {
    let source = "// \"no\"\nfn f<'a>(c: char) { let a = \"one\"; /* \"no\" */ let b = r#\"tw\"o\"#;\n'\"'; '\\''; view!(<p title=\"th\\\"ree\"/>); }\n/// \"no\"\nmod a {}";
    let expected = [(2, "one"), (2, "tw\"o"), (3, "th\"ree")];
    let expected = expected.map(|(line, text)| (line, text.to_string()));
    assert_eq!(Source::of(source).texts, expected);
}

#[test]
fn imports_and_paths_are_found_in_macros_too() {
    let source = Source::of(
        "use a::{self, b::{C as D, e}};\nmacro_rules! m { () => { use $crate::f::*; } }\n\
         fn g() -> impl Sized + use<> { view!(<use>{h::i(<J as K>::l::m());}</use>) }",
    );
    let imports: Vec<_> = (source.imports.iter())
        .map(|(path, name)| format!("{} = {name}", path.join("::")))
        .collect();
    assert_eq!(imports, ["a = a", "a::b::C = D", "a::b::e = e", "crate::f::* = *"]);
    assert_eq!(source.paths, [["h", "i"]]);
}

#[test]
fn modules_for_tests_are_found() {
    let text = "fn f() {}\n#[cfg(test)]\n#[path = \"t.rs\"]\nmod tests {\n}\n#[cfg(unix)]\nmod a {}\nmod b;\n";
    assert_eq!(test_lines(text), [2..=5]);
}
