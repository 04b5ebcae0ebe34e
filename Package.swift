// swift-tools-version: 6.2
// For Swift users (`import DLCore`) and for the Swift tests. The C library that ships is built by CMakeLists.txt.
import PackageDescription

// SwiftPM forbids compiler flags in packages that others depend on, so the plain build is portable code without FMA.
// With DLCORE_ARCH=x86-64-v3 in the environment the kernels are built as in the shipped library.
// Every 64-bit ARM processor has FMA.
let arch = Context.environment["DLCORE_ARCH"] ?? ""
var common: [SwiftSetting] = []
var kernels: [SwiftSetting] = []
if arch == "x86-64-v3" {
    common = [.define("DL_FMA"), .unsafeFlags(["-Xcc", "-march=x86-64-v3", "-enforce-exclusivity=unchecked"])]
    kernels = [.unsafeFlags(["-Ounchecked"], .when(configuration: .release))]
}
#if arch(arm64)
common.append(.define("DL_FMA"))
#endif

let package = Package(
    name: "dlcore",
    products: [
        .library(name: "DLCore", targets: ["DLCore"])
    ],
    targets: [
        .target(name: "CShims"),
        .systemLibrary(
            name: "COpenBLAS",
            pkgConfig: "openblas",
            providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CDLCore", path: "Include"),
        .target(name: "DLKernels", dependencies: ["CShims", "COpenBLAS"], swiftSettings: common + kernels),
        .target(name: "DLCore", dependencies: ["DLKernels", "CShims"], swiftSettings: common),
        .target(name: "DLCoreC", dependencies: ["DLCore", "CDLCore", "CShims"], swiftSettings: common),
        .testTarget(name: "DLCoreTests", dependencies: ["DLCore", "DLKernels"], swiftSettings: common),
    ],
    swiftLanguageModes: [.v6]
)
