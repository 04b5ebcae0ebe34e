import DLCore
import Testing

@Suite struct DTypeTests {
    @Test func sizesInBytes() {
        #expect(DType.allCases.map(\.size) == [4, 8, 8, 4, 1, 1])
    }

    @Test func rawValuesAreThoseOfTheHeader() {
        #expect(DType.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    }
}
