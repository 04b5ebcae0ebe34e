// swift-tools-version: 6.2
// A program that uses dlcore from Swift. In a package of your own, depend on the repository by its address instead of a path.
import PackageDescription

let package = Package(
    name: "train-lenet",
    dependencies: [.package(name: "dlcore", path: "../..")],
    targets: [
        .executableTarget(name: "train_lenet", dependencies: [.product(name: "DLCore", package: "dlcore")], path: "Sources/TrainLeNet")
    ],
    swiftLanguageModes: [.v6]
)
