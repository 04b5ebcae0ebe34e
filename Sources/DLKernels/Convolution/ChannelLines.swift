import CShims

/// Up to eight neighbouring channels of an NCHW tensor, whose lines go to and from vectors with a channel in each lane.
struct ChannelLines {
    let tensor: UnsafePointer<Float>
    let first: Int
    let count: Int
    let channels: Int
    let height: Int
    let width: Int

    /// `first`, `channels`: counted in the tensor; of the eight channels from `first` on only those below `end` exist.
    init(_ tensor: UnsafePointer<Float>, first: Int, end: Int, channels: Int, height: Int, width: Int) {
        self.tensor = tensor
        self.first = first
        count = min(8, end &- first)
        self.channels = channels
        self.height = height
        self.width = width
    }

    private func offset(_ image: Int, _ line: Int) -> Int { ((image &* channels &+ first) &* height &+ line) &* width }

    /// `length` vectors of a line, `step` apart, from `left` elements before its beginning on (after it, where negative); zeros
    /// where the tensor has nothing.
    func read(image: Int, line: Int, left: Int, length: Int, to target: UnsafeMutablePointer<Float>, step: Int) {
        let begin = line < 0 || line >= height ? length : min(max(0, left), length)
        let end = max(begin, min(length, width &+ left))
        for x in 0..<begin { store(lanes(0), target + x &* step) }
        for x in end..<length { store(lanes(0), target + x &* step) }
        if begin == end { return }
        let plane = height &* width, columns = end &- begin
        let source = tensor + (offset(image, line) &+ begin &- left), into = target + begin &* step
        if count == 8 && columns >= 8 {
            for x in stride(from: 0, to: columns, by: 8) {
                // The last eight may overlap those before.
                let x = min(x, columns &- 8)
                dl_transpose_8x8(source + x, plane, into + x &* step, step)
            }
            return
        }
        for x in 0..<columns {
            for lane in 0..<8 { into[x &* step &+ lane] = lane < count ? source[lane &* plane &+ x] : 0 }
        }
    }

    /// The reverse: a line, or some columns of it, of the tensor `output`, which has the shape of this one.
    func write(
        image: Int, line: Int, columns some: Range<Int>? = nil, _ source: UnsafePointer<Float>, step: Int,
        to output: UnsafeMutablePointer<Float>
    ) {
        let columns = some ?? 0..<width
        let plane = height &* width, length = columns.count, target = output + (offset(image, line) &+ columns.lowerBound)
        if count == 8 && length >= 8 {
            for x in stride(from: 0, to: length, by: 8) {
                let x = min(x, length &- 8)
                dl_transpose_8x8(source + x &* step, step, target + x, plane)
            }
            return
        }
        for lane in 0..<count {
            for x in 0..<length { target[lane &* plane &+ x] = source[x &* step &+ lane] }
        }
    }
}
