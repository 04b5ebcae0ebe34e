import CShims

/// Counts of objects alive, for tests that look for leaks.
public enum LiveObjects {
    static let tensors = LiveCounter()
    static let storages = LiveCounter()
    static let nodes = LiveCounter()

    public static var tensorCount: Int { tensors.value }
    public static var storageCount: Int { storages.value }
    public static var nodeCount: Int { nodes.value }
}
