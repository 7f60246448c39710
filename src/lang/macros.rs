//! The `messages!` macro: one row per message, every language in it.

/// Defines messages; see the module documentation of `lang` for the form of a row.
macro_rules! messages {
    () => {};
    ($(#[$doc:meta])* $name:ident => $zh:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        pub const fn $name(lang: $crate::lang::Lang) -> &'static str {
            match lang {
                $crate::lang::Lang::Zh => $zh,
                $crate::lang::Lang::En => $en,
            }
        }
        $crate::lang::macros::messages! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident($($place:ident: $type:ty),+ $(,)?) => $zh:literal, $en:literal; $($rest:tt)*) => {
        $(#[$doc])*
        pub fn $name(lang: $crate::lang::Lang, $($place: $type),+) -> String {
            match lang {
                $crate::lang::Lang::Zh => format!($zh),
                $crate::lang::Lang::En => format!($en),
            }
        }
        $crate::lang::macros::messages! { $($rest)* }
    };
}

pub(crate) use messages;
