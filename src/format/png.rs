//! PNG files: how large a picture is on paper.

/// A PNG that says how many pixels there are to the inch, so that programs lay it on paper in its own size. What is no PNG, or says so
/// already, is given back as it is.
pub fn with_density(png: &[u8], per_inch: u32) -> Vec<u8> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    // After the signature comes the header: length, name, 13 bytes, check sum.
    const HEADER_ENDS: usize = 33;
    let is_png = png.starts_with(SIGNATURE) && png.get(12..16) == Some(b"IHDR");
    let (Some(head), Some(rest)) = (png.get(..HEADER_ENDS), png.get(HEADER_ENDS..)) else {
        return png.to_vec();
    };
    if !is_png || rest.get(4..8) == Some(b"pHYs") {
        return png.to_vec();
    }
    let per_metre = (f64::from(per_inch) / 0.0254).round() as u32;
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre.to_be_bytes());
    chunk.extend(per_metre.to_be_bytes());
    // The unit is the metre.
    chunk.push(1);
    let length = (chunk.len() - 4) as u32;
    let sum = check_sum(&chunk);
    [head, &length.to_be_bytes(), &chunk, &sum.to_be_bytes(), rest].concat()
}

/// The check sum of a chunk (CRC-32, as the PNG specification has it).
fn check_sum(bytes: &[u8]) -> u32 {
    let of = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, of)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_specification() {
        assert_eq!(check_sum(b"IEND"), 0xAE42_6082);
        assert_eq!(check_sum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn a_picture_says_how_large_it_is_once() {
        let icon = include_bytes!("../../public/icons/icon-192.png");
        let told = with_density(icon, 300);
        assert_eq!(told.len(), icon.len() + 21);
        // 300 dots to the inch are 11,811 to the metre.
        assert_eq!(told.get(41..45).unwrap(), 11_811_u32.to_be_bytes());
        assert_eq!(with_density(&told, 150), told);
    }

    #[test]
    fn what_is_no_picture_stays_as_it_is() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", &[0; 40]] {
            assert_eq!(with_density(bytes, 300), bytes);
        }
    }
}
