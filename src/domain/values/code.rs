//! Closed lists of the field's terms, each with a stable code that is written in files.

/// A closed list, as it is known without its type.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeList {
    /// The codes in the order in which they are offered.
    pub codes: &'static [&'static str],
    /// The keys of the codes' texts, in the same order: `code.action_status.ongoing`.
    pub keys: &'static [&'static str],
}

/// A term of a closed list. Implemented by `codes!`.
pub trait Coded: Copy + PartialEq + Send + Sync + 'static {
    /// Every term, in the order in which it is offered.
    const ALL: &'static [Self];

    /// The list.
    const LIST: &'static CodeList;

    /// The place in the list, from 0.
    fn place(self) -> usize;

    /// The code that is written in files.
    fn code(self) -> &'static str;
}

/// A list of codes with one of them in it or without, in the order of `codes`; what this version does not know stays at the end.
pub fn with_code(list: &[String], codes: &[&str], code: &str, is_meant: bool) -> Vec<String> {
    let is_in = |one: &&str| {
        if *one == code {
            is_meant
        } else {
            list.iter().any(|had| had == one)
        }
    };
    let known = codes.iter().copied().filter(is_in).map(str::to_owned);
    let unknown = list.iter().filter(|had| !codes.contains(&had.as_str())).cloned();
    known.chain(unknown).collect()
}

/// Declares a list of terms with their codes; the first is what a new record starts with.
///
/// A list that begins with `unsaid` does not write its first term, so that a field that an older file lacks leaves it as it is.
macro_rules! codes {
    (unsaid $($list:tt)+) => { $crate::domain::values::code::codes! { @write false $($list)+ } };
    (@write $always:literal $(#[$meta:meta])* $name:ident = $list:literal { $($(#[$term_meta:meta])* $term:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$term_meta])* $term),+ }

        impl $name {
            /// Every term, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$term),+];

            /// The code that is written in files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$term => $code),+ }
            }

            /// The term of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$term),)+ _ => None }
            }
        }

        impl Default for $name {
            fn default() -> Self { Self::ALL[0] }
        }

        impl $crate::domain::values::code::Coded for $name {
            const ALL: &'static [Self] = Self::ALL;
            const LIST: &'static $crate::domain::values::code::CodeList = &$crate::domain::values::code::CodeList {
                codes: &[$($code),+],
                keys: &[$(concat!("code.", $list, ".", $code)),+],
            };
            fn place(self) -> usize { self as usize }
            fn code(self) -> &'static str { Self::code(self) }
        }

        impl $crate::domain::values::field::Field for $name {
            const MEANING: $crate::domain::values::field::Meaning =
                $crate::domain::values::field::Meaning::Code(<Self as $crate::domain::values::code::Coded>::LIST);

            #[cfg(not(target_arch = "wasm32"))]
            fn schema() -> serde_json::Value {
                let codes: Vec<_> = Self::ALL.iter().map(|term| term.code()).collect();
                serde_json::json!({ "enum": codes })
            }
            fn read(json: $crate::domain::json::Json<'_>) -> Result<Self, $crate::domain::values::field::Misreading> {
                json.text().and_then(Self::from_code)
                    .ok_or($crate::domain::values::field::Misreading::here($crate::domain::values::field::Expectation::Code))
            }
            fn write(&self) -> Option<serde_json::Value> {
                ($always || *self != Self::default()).then(|| self.code().into())
            }
            fn kept(&self) -> Result<Option<Self>, $crate::domain::values::field::Misreading> {
                Ok(Some(*self))
            }
        }
    };
    ($($list:tt)+) => { $crate::domain::values::code::codes! { @write true $($list)+ } };
}
pub(crate) use codes;
