import DLCore
import DLKernels
import Foundation
import Testing

/// Random numbers, the thread pool, scratch memory and the allocator.
@Suite struct RuntimeTests {
    // MARK: Memory formats

    @Test func channelsLast() throws {
        let rows = try Tensor((0..<24).map { Float($0) }, shape: [2, 3, 2, 2])
        let last = try contiguous(rows, memoryFormat: .channels_last)
        #expect(last.strides == [12, 1, 6, 3] && last.memoryFormat == .channels_last && rows.memoryFormat == .contiguous)
        #expect(last.isContiguous(.channels_last) && !last.isContiguous && last.isContiguous(.preserve))
        #expect(try last.values(as: Float.self) == rows.values(as: Float.self))
        #expect(try (last * 2).strides == last.strides && clone(last).strides == last.strides)
        #expect(try clone(last, memoryFormat: .contiguous).isContiguous)
        // One channel or one pixel leaves the format open.
        #expect(try clone(zeros([2, 1, 2, 2]), memoryFormat: .contiguous).memoryFormat == .contiguous)
        #expect(throws: DLError.self) { try contiguous(zeros([2, 3]), memoryFormat: .channels_last) }
    }

    // MARK: The precision of convolutions

    @Test func aScopeHasAPrecisionOfItsOwn() throws {
        let image = try ones([1, 32, 14, 14]), filters = try ones([32, 32, 3, 3])
        func way() throws(DLError) -> ConvolutionWay {
            _ = try conv2d(image, filters, padding: [1, 1])
            return lastConvolutionWay
        }
        #expect(try way() == .winograd4)
        let inside = try withConvolutionPrecision(.strict) { () throws(DLError) in try way() }
        #expect(inside == .winograd2 && threadConvolutionPrecision == nil)
        #expect(try way() == .winograd4)
        let sum = try conv2d(image, filters, padding: [1, 1]).values(as: Float.self).reduce(0, +)
        #expect(try conv2dRelu(image, filters, padding: [1, 1]).values(as: Float.self).reduce(0, +) == sum)
    }

    // MARK: Random numbers

    /// The known answers of Random123 (kat_vectors, philox4x32 with 10 rounds).
    @Test func philoxKnownAnswers() {
        let zeros = philoxBlock(seed: 0, stream: 0, offset: 0)
        #expect(zeros == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
        let ones = philoxBlock(seed: .max, stream: .max, offset: .max)
        #expect(ones == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
        let pi = philoxBlock(seed: 0x299F_31D0_A409_3822, stream: 0x0370_7344_1319_8A2E, offset: 0x85A3_08D3_243F_6A88)
        #expect(pi == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
    }

    @Test func uniformNumbersAreTheUpperBitsOfWords() throws {
        let values = try rand([3], generator: Generator(seed: 0)).values(as: Float.self)
        #expect(values[0] == Float(0x6627_E8) / 0x1p24)
        // A generator continues where it has stopped: two draws are not one draw cut in two, but each can be repeated.
        let generator = Generator(seed: 9)
        let first = try rand([40], generator: generator).values(as: Float.self)
        let state = generator.state
        let second = try rand([40], generator: generator).values(as: Float.self)
        #expect(first != second)
        generator.state = state
        #expect(try rand([40], generator: generator).values(as: Float.self) == second)
        generator.seed(9)
        #expect(try rand([40], generator: generator).values(as: Float.self) == first)
    }

    @Test(arguments: [DType.float32, .float64]) func momentsOfDistributions(_ dtype: DType) throws {
        let count = 200_000
        let uniform = try rand([count], dtype: dtype, generator: Generator(seed: 1)).values(as: Double.self)
        let normal = try randn([count], dtype: dtype, generator: Generator(seed: 2)).values(as: Double.self)
        #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
        func moment(_ values: [Double], _ order: Double, about center: Double) -> Double {
            values.reduce(0) { $0 + pow($1 - center, order) } / Double(count)
        }
        // Five standard deviations of each estimate.
        let root = 5 / Double(count).squareRoot()
        #expect(abs(moment(uniform, 1, about: 0.5)) < root * (1.0 / 12).squareRoot())
        #expect(abs(moment(uniform, 2, about: 0.5) - 1.0 / 12) < root * (1.0 / 180).squareRoot())
        #expect(abs(moment(normal, 1, about: 0)) < root)
        #expect(abs(moment(normal, 2, about: 0) - 1) < root * 2.0.squareRoot())
        #expect(abs(moment(normal, 3, about: 0)) < root * 15.0.squareRoot())
        #expect(abs(moment(normal, 4, about: 0) - 3) < root * 96.0.squareRoot())
    }

    // MARK: Denormal numbers

    @Test func denormalNumbersAreFlushedOnRequest() throws {
        let tiny = try full([1 << 18], fillValue: .float(1e-40), dtype: .float32)
        flushesDenormals = true
        defer { flushesDenormals = false }
        let flushed = try (tiny + tiny).values(as: Float.self)
        flushesDenormals = false
        // Denormal numbers are equal to 0 while they are flushed.
        #expect(flushed.allSatisfy { $0 == 0 })
        #expect(try (tiny + tiny).values(as: Float.self).allSatisfy { $0 > 0 })
    }

    // MARK: Threads

    @Test func everyItemOnceForAnySize() {
        for (count, grain) in [(0, 1), (1, 1), (7, 1), (64, 64), (1000, 3), (100_003, 1000), (5, 1_000_000)] {
            let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: count + 1)
            defer { marks.deallocate() }
            marks.initialize(repeating: 0, count: count + 1)
            nonisolated(unsafe) let shared = marks
            parallelFor(count: count, grain: grain) { range in
                for i in range { shared[i] += 1 }
            }
            #expect((0..<count).allSatisfy { marks[$0] == 1 }, "\(count) items, grain \(grain)")
            #expect(marks[count] == 0, "\(count) items, grain \(grain)")
        }
    }

    @Test func callsInsideAParallelCallStayOnTheirThread() {
        let total = UnsafeMutablePointer<Int>.allocate(capacity: 64)
        defer { total.deallocate() }
        total.initialize(repeating: 0, count: 64)
        nonisolated(unsafe) let shared = total
        parallelFor(count: 64, grain: 1) { outer in
            for i in outer { parallelFor(count: 1000, grain: 1) { inner in shared[i] += inner.count } }
        }
        #expect((0..<64).allSatisfy { total[$0] == 1000 })
        #expect(!isInParallelRegion)
    }

    @Test func sameBitsForAnyNumberOfThreads() async throws {
        try await #require(processExitsWith: .success) {
            func results() throws -> [[Float]] {
                let generator = Generator(seed: 4)
                let a = try randn([211, 307], generator: generator), b = try randn([307, 190], generator: generator)
                return [
                    try a.matmul(b).values(), try a.sum().values(), try a.sum(dim: [0]).values(), try a.softmax(dim: 1).values(),
                    try randn([100_001], generator: generator).values(),
                ]
            }
            setThreadCount(1)
            let alone = try results()
            for count in [2, 3, 64, 1000] {
                setThreadCount(count)
                if threadCount != min(count, 64) { exit(2) }
                if try results() != alone { exit(3) }
            }
            setThreadCount(0)
            if threadCount < 1 { exit(4) }
            exit(0)
        }
    }

    // MARK: Memory

    @Test func scratchIsAlignedAndNested() {
        let sum = withScratch(bytes: 1000) { outer -> Int in
            outer.storeBytes(of: 7, as: Int.self)
            let inner = withScratch(bytes: 200_000) { inner -> Int in
                inner.initializeMemory(as: UInt8.self, repeating: 255, count: 200_000)
                return Int(bitPattern: inner) % 64 + Int(bitPattern: outer) % 64
            }
            return outer.load(as: Int.self) + (inner ?? 100)
        }
        #expect(sum == 7)
        #expect(withScratch(bytes: 0) { _ in true } == true)
    }

    @Test func blocksAreAlignedAndApart() {
        let sizes = [0, 1, 63, 64, 65, 512, 513, 4096, 70_000, 1 << 20]
        var blocks: [(UnsafeMutableRawPointer, Int)] = []
        for (i, size) in sizes.enumerated() {
            guard let block = CachingAllocator.allocate(size) else { Issue.record("no block of \(size) bytes"); continue }
            #expect(Int(bitPattern: block) % 64 == 0)
            block.initializeMemory(as: UInt8.self, repeating: UInt8(i), count: size)
            blocks.append((block, size))
        }
        for (i, (block, size)) in blocks.enumerated() {
            #expect((0..<size).allSatisfy { block.load(fromByteOffset: $0, as: UInt8.self) == UInt8(i) })
            CachingAllocator.free(block, size)
        }
        #expect(CachingAllocator.allocate(-1) == nil)
        #expect(CachingAllocator.allocate(.max) == nil)
        CachingAllocator.free(nil, 10)
    }

    /// In a process of its own: the limit and the counts belong to the whole process.
    @Test func limitStatisticsAndFailures() async throws {
        try await #require(processExitsWith: .success) {
            func require(_ condition: Bool, line: Int32 = #line) { if !condition { exit(line) } }
            CachingAllocator.releaseCached()
            CachingAllocator.resetPeak()
            let before = CachingAllocator.statistics
            require(before.bytesCached == 0 && before.peakBytesInUse == before.bytesInUse)
            let block = CachingAllocator.allocate(1_000_000)
            let held = CachingAllocator.statistics
            require(held.bytesInUse - before.bytesInUse >= 1_000_000 && held.bytesInUse - before.bytesInUse <= 1_125_000)
            require(held.liveBlockCount == before.liveBlockCount + 1 && held.systemAllocationCount == before.systemAllocationCount + 1)
            CachingAllocator.free(block, 1_000_000)
            require(CachingAllocator.statistics.bytesInUse == before.bytesInUse)
            require(CachingAllocator.allocate(1_000_000) == block)
            require(CachingAllocator.statistics.systemAllocationCount == held.systemAllocationCount)
            CachingAllocator.limit = CachingAllocator.statistics.bytesInUse + 1000
            require(CachingAllocator.allocate(100_000) == nil)
            do throws(DLError) {
                _ = try zeros([100_000])
                require(false)
            } catch {
                require(error.status == .outOfMemory && error.message.contains("400000"))
            }
            CachingAllocator.limit = 0
            CachingAllocator.failAllocation(after: 2)
            let first = CachingAllocator.allocate(10)
            require(first != nil && CachingAllocator.allocate(10) == nil)
            let third = CachingAllocator.allocate(10)
            require(third != nil)
            for small in [first, third] { CachingAllocator.free(small, 10) }
            CachingAllocator.free(block, 1_000_000)
            CachingAllocator.releaseCached()
            require(CachingAllocator.statistics.bytesCached == 0)
            exit(0)
        }
    }
}
