//! The `messages!` macro: one row per message, every language in it.

/// Defines messages; see the module documentation of `lang` for the form of a row.
macro_rules! messages {
    ($(
        $(#[$doc:meta])* $name:ident $(($($place:ident: $type:ty),+ $(,)?))? => $zh:literal, $en:literal;
    )*) => {
        $($crate::lang::macros::message! { $(#[$doc])* $name $(($($place: $type),+))? => $zh, $en })*
    };
}

/// Defines one message: a constant of the language, or a function of it and of the places named.
macro_rules! message {
    ($(#[$doc:meta])* $name:ident => $zh:literal, $en:literal) => {
        $(#[$doc])*
        pub const fn $name(lang: $crate::lang::Lang) -> &'static str {
            match lang {
                $crate::lang::Lang::Zh => $zh,
                $crate::lang::Lang::En => $en,
            }
        }
    };
    ($(#[$doc:meta])* $name:ident($($place:ident: $type:ty),+) => $zh:literal, $en:literal) => {
        $(#[$doc])*
        pub fn $name(lang: $crate::lang::Lang, $($place: $type),+) -> String {
            match lang {
                $crate::lang::Lang::Zh => format!($zh),
                $crate::lang::Lang::En => format!($en),
            }
        }
    };
}

pub(crate) use message;
pub(crate) use messages;
