/// A number by which the texts of one version are told from those of another, in which one may be longer or be in
/// another place (FNV-1a). The build and the program make it the same way.
pub fn sum<'a>(texts: impl Iterator<Item = &'a str>) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        // No text has the byte 255.
        for byte in text.bytes().chain([255]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    sum
}
