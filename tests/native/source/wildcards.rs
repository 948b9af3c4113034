//! Where the source leaves kinds of record or places in the app unnamed: a `match` on some of them with an arm for all the others, or
//! a pattern that lists some of them for a yes or no. One that is added there would be forgotten, and nothing would say so.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{
    Expr, ExprMatch, ItemImpl, Pat, Token, Type,
    parse::{ParseStream, Parser},
};

use super::source::Source;

/// The enums whose variants are told to the program in one table each.
const ENUMS: [&str; 6] = ["Record", "RecordKind", "Route", "RouteKind", "Section", "Part"];

/// What a file leaves unnamed, each as a sentence with its line.
pub fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut names: Vec<String> = ENUMS.map(str::to_owned).into();
    for (path, name) in Source::of(text).imports {
        let is_one = |place: usize| {
            path.len()
                .checked_sub(place)
                .is_some_and(|at| is_enum(&path[at], &ENUMS))
        };
        if is_one(1) {
            names.push(name);
        } else if is_one(2) && name.starts_with(|first: char| first == '*' || first.is_uppercase()) {
            faults.push(format!(
                "imports {}, so that its name does not say what it is one of",
                path.join("::")
            ));
        }
    }
    look(&without_signs_of_macros(text.parse().unwrap()), &names, &mut faults);
    faults
}

fn is_enum(name: &str, names: &[impl AsRef<str>]) -> bool {
    names.iter().any(|one| one.as_ref() == name)
}

/// Looks at code, and at all that is within it. `names` are those of the enums here.
fn look(tokens: &[TokenTree], names: &[String], faults: &mut Vec<String>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) => {
                let rest = &tokens[at..];
                let line = name.span().start().line;
                if name == "match" && leaves_unnamed(rest, names) {
                    faults.push(format!("line {line}: an arm of a match takes all that are not named"));
                }
                if (name == "let" || name == "matches") && lists(rest, names) {
                    faults.push(format!(
                        "line {line}: a pattern lists some and leaves the others unnamed"
                    ));
                }
            }
            TokenTree::Group(group) => {
                let mut names = names.to_vec();
                // What `Self` is follows from the block that it is in.
                if let Some(of) = self_type(&tokens[..at], group) {
                    names.retain(|name| name != "Self");
                    names.extend(is_enum(&of, &names).then(|| "Self".to_owned()));
                }
                look(&group.stream().into_iter().collect::<Vec<_>>(), &names, faults);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The same tokens as if a macro's `$name` were a name, and its `$(…),+` one of what is repeated. The body of a macro is no Rust before
/// it is used, and reads like it so.
fn without_signs_of_macros(tokens: TokenStream) -> Vec<TokenTree> {
    let mut plain = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_sign = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '$');
        match tokens.peek() {
            Some(TokenTree::Ident(_)) if is_sign => {}
            Some(TokenTree::Group(repeated)) if is_sign && repeated.delimiter() == Delimiter::Parenthesis => {
                plain.extend(without_signs_of_macros(repeated.stream()));
                tokens.next();
                // A sign between them, and how often.
                while let Some(TokenTree::Punct(sign)) = tokens.next() {
                    if "*+?".contains(sign.as_char()) {
                        break;
                    }
                }
            }
            _ => match token {
                TokenTree::Group(group) => {
                    let within = without_signs_of_macros(group.stream()).into_iter().collect();
                    let mut plain_group = Group::new(group.delimiter(), within);
                    plain_group.set_span(group.span());
                    plain.push(plain_group.into());
                }
                token => plain.push(token),
            },
        }
    }
    plain
}

/// The type of an `impl`, if the group is the block of one.
fn self_type(before: &[TokenTree], block: &Group) -> Option<String> {
    let is_impl = |token: &TokenTree| matches!(token, TokenTree::Ident(name) if name == "impl");
    let start = before.iter().rposition(is_impl)?;
    // After a sign it is what a function gives: `-> impl Iterator`.
    let is_item = match before[..start].last() {
        Some(TokenTree::Punct(sign)) => sign.as_char() == ';',
        Some(TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_)) | None => true,
    };
    if !is_item || block.delimiter() != Delimiter::Brace {
        return None;
    }
    let head = before[start..].iter().cloned();
    let empty = TokenTree::from(Group::new(Delimiter::Brace, TokenStream::new()));
    let of: ItemImpl = syn::parse2(head.chain([empty]).collect()).ok()?;
    let Type::Path(of) = *of.self_ty else { return None };
    Some(of.path.segments.last()?.ident.to_string())
}

/// Whether the `match` that begins here names some variants and has an arm for all others.
fn leaves_unnamed(tokens: &[TokenTree], names: &[String]) -> bool {
    let is_block =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let blocks = (0..tokens.len()).filter(|at| is_block(&tokens[*at]));
    let mut found = blocks.filter_map(|end| syn::parse2::<ExprMatch>(tokens[..=end].iter().cloned().collect()).ok());
    found.next().is_some_and(|found| {
        let patterns: Vec<&Pat> = found.arms.iter().map(|arm| &arm.pat).collect();
        is_left_open(&patterns, names)
    })
}

/// Whether one of these patterns of the same value, or of a value within it, is a variant, and another one any that there is.
fn is_left_open(patterns: &[&Pat], names: &[String]) -> bool {
    let patterns: Vec<&Pat> = patterns.iter().flat_map(|pattern| alternatives(pattern)).collect();
    let (open, closed): (Vec<&Pat>, Vec<&Pat>) = patterns.into_iter().partition(|pattern| takes_any(pattern));
    if closed.iter().any(|pattern| is_variant(pattern, names)) && !open.is_empty() {
        return true;
    }
    // What takes the whole takes whatever is within it, too.
    closed.iter().any(|one| {
        (0..parts(one).len()).any(|place| {
            let same = closed.iter().filter(|other| path_of(other) == path_of(one));
            let within = same.filter_map(|other| parts(other).get(place).copied());
            is_left_open(&within.chain(open.iter().copied()).collect::<Vec<_>>(), names)
        })
    })
}

/// Whether the pattern in the `let` or `matches!` that begins here lists several variants.
fn lists(tokens: &[TokenTree], names: &[String]) -> bool {
    let pattern = match tokens {
        [_, TokenTree::Punct(sign), TokenTree::Group(group), ..] if sign.as_char() == '!' => {
            let read = |input: ParseStream<'_>| {
                input.parse::<Expr>()?;
                input.parse::<Token![,]>()?;
                first_pattern(input)
            };
            read.parse2(group.stream())
        }
        _ => first_pattern.parse2(tokens[1..].iter().cloned().collect()),
    };
    pattern.is_ok_and(|pattern| is_list(&pattern, names))
}

fn first_pattern(input: ParseStream<'_>) -> syn::Result<Pat> {
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<TokenStream>()?;
    Ok(pattern)
}

fn is_list(pattern: &Pat, names: &[String]) -> bool {
    let all = alternatives(pattern);
    let variants = all.iter().filter(|one| is_variant(one, names)).count();
    variants > 1 || all.iter().flat_map(|one| parts(one)).any(|part| is_list(part, names))
}

/// What a pattern is one of, without what only names or refers.
fn alternatives(pattern: &Pat) -> Vec<&Pat> {
    match pattern {
        Pat::Or(or) => or.cases.iter().flat_map(alternatives).collect(),
        Pat::Paren(paren) => alternatives(&paren.pat),
        Pat::Reference(reference) => alternatives(&reference.pat),
        Pat::Ident(named) => named
            .subpat
            .as_ref()
            .map_or_else(|| vec![pattern], |(_, sub)| alternatives(sub)),
        other => vec![other],
    }
}

/// Whether a pattern is `_` or a name that is given to whatever there is.
fn takes_any(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(named) => named
            .ident
            .to_string()
            .starts_with(|first: char| first.is_lowercase() || first == '_'),
        _ => false,
    }
}

fn is_variant(pattern: &Pat, names: &[String]) -> bool {
    let path = path_of(pattern);
    let of = path.len().checked_sub(2).map(|of| &path[of]);
    of.is_some_and(|of| is_enum(of, names))
}

/// The path that a pattern begins with; empty if it begins with none.
fn path_of(pattern: &Pat) -> Vec<String> {
    let path = match pattern {
        Pat::Path(pattern) => &pattern.path,
        Pat::TupleStruct(pattern) => &pattern.path,
        Pat::Struct(pattern) => &pattern.path,
        _ => return Vec::new(),
    };
    path.segments.iter().map(|name| name.ident.to_string()).collect()
}

/// The patterns within a pattern.
fn parts(pattern: &Pat) -> Vec<&Pat> {
    match pattern {
        Pat::TupleStruct(pattern) => pattern.elems.iter().collect(),
        Pat::Tuple(pattern) => pattern.elems.iter().collect(),
        Pat::Slice(pattern) => pattern.elems.iter().collect(),
        Pat::Struct(pattern) => pattern.fields.iter().map(|field| &*field.pat).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn an_arm_for_all_others_is_found_wherever_it_is() {
    for text in [
        "fn f() { match kind { RecordKind::Action => 1, _ => 2 } }",
        "fn f() { match kind { RecordKind::Action => 1, other => g(other) } }",
        "fn f() { match kind { RecordKind::Action => 1, _ if late => 2, RecordKind::Step => 3 } }",
        "fn f() { match route { Route::Element(_) | Route::Start => 1, whole @ _ => 2 } }",
        "fn f() { match &**record { Record::Step(step) if step.is_done() => 1, _ => 2 } }",
        "fn f() { match found { Some(Record::Step(_)) => 1, None => 2, Some(_) => 3 } }",
        "fn f() { match found { Some(Record::Step(_)) => 1, _ => 2 } }",
        "fn f() { match (a, found) { (1, Some(&Record::Step(_))) => 1, (_, None) => 2, (_, other) => 3 } }",
        "fn f() { match place { Place { route: Route::Start, .. } => 1, Place { route, .. } => 2 } }",
        "fn f() { let g = |kind| match kind { RecordKind::Action => 1, _ => 2 }; }",
        "fn f() { view! { <p>{move || match route.get() { Route::Start => 1, _ => 2 }}</p> } }",
        "fn f() { match (match a { B { .. } => 1 }) { 1 => match kind { RouteKind::Start => 1, _ => 2 }, _ => 3 } }",
        "impl Route { fn f(&self) { match self { Self::Start => 1, _ => 2 } } }",
        "impl Route { fn f(&self) -> impl Iterator { match self { Self::Start => 1, _ => 2 } } }",
        "impl From<Section> for RecordKind { fn f(self) { match self { Self::Step => 1, _ => 2 } } }",
        "macro_rules! m { ($($a:ident),+) => { impl Record { fn f(&self) { match self { $(Self::$a(_) => 1,)+ _ => 2 } } } }; }",
        "use a::RecordKind as Kind; fn f() { match kind { Kind::Action => 1, _ => 2 } }",
        "use super::RecordKind::*;",
        "use a::b::{Route::Start, c};",
        "fn f() { if matches!(kind, RecordKind::Action | RecordKind::Step) {} }",
        "fn f() { view! { <p hidden=matches!(*route, Some(Route::Start | Route::Element(_)) if a)/> } }",
        "fn f() { if let Some(Record::Action(_) | Record::Step(_)) = found {} }",
        "fn f() { let (Route::Start | Route::Example) = route else { return }; }",
    ] {
        assert_eq!(faults(text).len(), 1, "{text}: {:?}", faults(text));
    }
}

#[test]
fn what_names_all_of_them_or_asks_for_one_is_left() {
    for text in [
        "fn f() { match kind { RecordKind::Action => 1, RecordKind::Step | RecordKind::Round => 2 } }",
        "fn f() { match found { Some(Record::Step(_)) => 1, Some(Record::Unknown(_)) => 2, None => 3 } }",
        "fn f() { match (kind, a) { (RecordKind::Action, _) => 1, (RecordKind::Step, b) => 2 } }",
        "fn f() { match kind { RecordKind::Action => match a { 1 => 1, _ => 2 }, RecordKind::Step => 3 } }",
        "fn f() { match found { Some(kind) => kind == RecordKind::Action, _ => false } }",
        "fn f() { match status { Status::Draft => Route::Start, _ => Route::Plan } }",
        "impl Status { fn f(&self) { match self { Self::Draft => RecordKind::Action, _ => RecordKind::Step } } }",
        "impl Route { fn f(&self) { impl Status { fn g(&self) { match self { Self::Draft => 1, _ => 2 } } } } }",
        "fn f() { if let Record::Step(step) = record {} }",
        "fn f() { matches!(kind, RecordKind::Action) && matches!(a, 1 | 2) }",
        "use super::{Record, RecordKind, record::Kind};",
        "use super::route::{self, Route};",
    ] {
        assert_eq!(faults(text), [""; 0], "{text}");
    }
}
