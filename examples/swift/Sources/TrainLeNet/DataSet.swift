import DLCore
import Foundation

/// Images [N, 1, 28, 28] from 0 to 1, and labels [N].
struct DataSet {
    var images, labels: Tensor

    var count: Int { labels.count }

    func selected(_ indices: Tensor) throws(DLError) -> DataSet {
        try DataSet(images: images.indexSelect(dim: 0, index: indices), labels: labels.indexSelect(dim: 0, index: indices))
    }

    func window(_ start: Int, length: Int) throws(DLError) -> DataSet {
        try DataSet(images: images.narrow(dim: 0, start: start, length: length), labels: labels.narrow(dim: 0, start: start, length: length))
    }

    /// MNIST's two parts, or one of them, of which a fifth, chosen by the seed, is set aside for testing.
    static func mnist(in folder: String) throws -> (train: DataSet, test: DataSet) {
        let train = try part("train", in: folder), test = try part("t10k", in: folder)
        if let train, let test { return (train, test) }
        guard let all = train ?? test else {
            throw DLError(.io, "\(folder): expected train-images-idx3-ubyte or t10k-images-idx3-ubyte")
        }
        let order = try randperm(n: all.count), aside = all.count / 5
        return (try all.selected(order.narrow(dim: 0, start: aside, length: all.count - aside)),
                try all.selected(order.narrow(dim: 0, start: 0, length: aside)))
    }

    /// Reads "<part>-images-idx3-ubyte" and its labels; nil when the folder does not have them.
    private static func part(_ part: String, in folder: String) throws -> DataSet? {
        let path = "\(folder)/\(part)-images-idx3-ubyte"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let images = try loadIDX(path: path), labels = try loadIDX(path: "\(folder)/\(part)-labels-idx1-ubyte")
        guard images.shape == [labels.count, 28, 28], labels.rank == 1 else {
            throw DLError(.io, "\(folder): expected images of 28 x 28 pixels, each with a label")
        }
        return try DataSet(images: images.unsqueeze(dim: 1).to(dtype: .float32) / 255, labels: labels.to(dtype: .int64))
    }
}

/// The images moved together by at most one pixel in each direction, so that the network learns more than positions.
func shifted(_ images: Tensor) throws(DLError) -> Tensor {
    let by = try randint(low: 0, high: 3, size: [2]).values(as: Int.self)
    return try images.padded(by: 1).narrow(dim: 2, start: by[0], length: 28).narrow(dim: 3, start: by[1], length: 28)
}

extension Tensor {
    func padded(by width: Int) throws(DLError) -> Tensor { try pad(self, pad: [width, width, width, width]) }
}
