//! Numbers by lot that come out the same on every machine; knows nothing of what is drawn with them.

/// SplitMix64: small, published, the same everywhere.
pub(super) struct SplitMix64(pub(super) u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a factor from 0.75 up to, but not including, 1.25.
    pub(super) fn factor(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are what a double holds exactly")]
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        0.75 + 0.5 * share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers the reference implementation gives for the seed 1234567.
    #[test]
    fn the_published_numbers_come_out() {
        let mut random = SplitMix64(1_234_567);
        let numbers: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
