//! A bar as a picture: dark to the lower bound, light to the upper, a line at the score; knows nothing of the page it stands on.

use crate::report::Bar;
use crate::report::formats::Unfit;

/// Pixels across: four to a point of the scale.
pub const WIDTH: u32 = 400;
/// Pixels from top to bottom.
pub const HEIGHT: u32 = 36;
/// Pixels the line at the score stands out above and below.
const MARGIN: u32 = 6;
/// Pixels across the line at the score.
const LINE: u32 = 4;

/// The colours, as a palette of red, green, blue: beyond, dark, light, line, paper.
const PALETTE: [u8; 15] = [0xe6, 0xea, 0xee, 0x2f, 0x5d, 0x8a, 0xa9, 0xc3, 0xdd, 0xb3, 0x26, 0x1e, 0xff, 0xff, 0xff];
const BEYOND: u8 = 0;
const DARK: u8 = 1;
const LIGHT: u8 = 2;
const MARK: u8 = 3;
const PAPER: u8 = 4;

/// Draws a bar as PNG.
///
/// # Errors
/// What the encoder says.
pub fn png(bar: &Bar) -> Result<Vec<u8>, Unfit> {
    let pixels: Vec<u8> = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| colour(bar, x, y))).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(PALETTE.as_slice());
    let mut writer = encoder.write_header().map_err(Unfit::from_display)?;
    writer.write_image_data(&pixels).map_err(Unfit::from_display)?;
    writer.finish().map_err(Unfit::from_display)?;
    Ok(bytes)
}

fn colour(bar: &Bar, x: u32, y: u32) -> u8 {
    let across = |points: f64| points / 100.0 * f64::from(WIDTH);
    let middle = f64::from(x) + 0.5;
    // A line at an end of the scale stays within the picture.
    let half = f64::from(LINE) / 2.0;
    let line = bar.score.map(|score| across(score).clamp(half, f64::from(WIDTH) - half));
    if line.is_some_and(|line| (middle - line).abs() < half) {
        return MARK;
    }
    if !(MARGIN..HEIGHT - MARGIN).contains(&y) {
        return PAPER;
    }
    match middle {
        _ if middle <= across(bar.low) => DARK,
        _ if middle <= across(bar.high) => LIGHT,
        _ => BEYOND,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_dark_to_the_lower_bound_and_light_to_the_upper() {
        // Four pixels to a point: 50 points are 200 of them, 75 are 300; the line at 60 is around pixel 240.
        let bar = Bar { low: 50.0, score: Some(60.0), high: 75.0 };
        let row: Vec<u8> = (0..WIDTH).map(|x| colour(&bar, x, HEIGHT / 2)).collect();
        let n = |colour| row.iter().filter(|found| **found == colour).count();
        assert_eq!([n(DARK), n(LIGHT), n(MARK), n(BEYOND)], [200, 96, 4, 100]);
        assert_eq!(row.iter().position(|found| *found == MARK), Some(238));
        let picture = png::Decoder::new(std::io::Cursor::new(png(&bar).unwrap())).read_info().unwrap();
        assert_eq!((picture.info().width, picture.info().height), (WIDTH, HEIGHT));
    }
}
