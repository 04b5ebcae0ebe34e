/// Sorting and selecting records in memory: merge sort for short rows, radix sort for long ones, selection by digits.

private let shortRow = 1024
private let insertionBlock = 16

/// Sorts `count` records; `spare` has room for as many. Returns the one of the two that holds the result.
@inline(__always)
func sortRecords<R: SortRecord>(_ records: UnsafeMutablePointer<R>, _ spare: UnsafeMutablePointer<R>, _ count: Int) -> UnsafeMutablePointer<R> {
    count <= shortRow ? mergeSort(records, spare, count) : radixSort(records, spare, count)
}

/// The same with two threads for one long row.
func sortRecordsTogether<R: SortRecord>(
    _ records: UnsafeMutablePointer<R>, _ spare: UnsafeMutablePointer<R>, _ count: Int
) -> UnsafeMutablePointer<R> {
    if count < 1 << 15 { return sortRecords(records, spare, count) }
    let middle = count / 2
    parallelFor(count: 2, grain: 1) { halves in
        for half in halves {
            let start = half == 0 ? 0 : middle, size = half == 0 ? middle : count &- middle
            let sorted = radixSort(records + start, spare + start, size)
            if sorted != records + start { (records + start).update(from: sorted, count: size) }
        }
    }
    // The lower half of the result is merged from the front, the upper one from the back.
    parallelFor(count: 2, grain: 1) { halves in
        for half in halves {
            if half == 0 {
                var a = 0, b = middle
                for i in 0..<middle {
                    if b >= count || (a < middle && !R.precedes(records[b], records[a])) {
                        spare[i] = records[a]
                        a &+= 1
                    } else {
                        spare[i] = records[b]
                        b &+= 1
                    }
                }
            } else {
                var a = middle &- 1, b = count &- 1, i = count &- 1
                while i >= middle {
                    if a < 0 || (b >= middle && R.precedes(records[a], records[b])) {
                        spare[i] = records[b]
                        b &-= 1
                    } else {
                        spare[i] = records[a]
                        a &-= 1
                    }
                    i &-= 1
                }
            }
        }
    }
    return spare
}

private func mergeSort<R: SortRecord>(
    _ records: UnsafeMutablePointer<R>, _ spare: UnsafeMutablePointer<R>, _ count: Int
) -> UnsafeMutablePointer<R> {
    var start = 0
    while start < count {
        let end = Swift.min(count, start &+ insertionBlock)
        var i = start &+ 1
        while i < end {
            let record = records[i]
            var j = i
            while j > start && R.precedes(record, records[j &- 1]) {
                records[j] = records[j &- 1]
                j &-= 1
            }
            records[j] = record
            i &+= 1
        }
        start = end
    }
    var from = records, to = spare
    var width = insertionBlock
    while width < count {
        var left = 0
        while left < count {
            let middle = Swift.min(count, left &+ width), right = Swift.min(count, middle &+ width)
            var a = left, b = middle
            for i in left..<right {
                if b >= right || (a < middle && !R.precedes(from[b], from[a])) {
                    to[i] = from[a]
                    a &+= 1
                } else {
                    to[i] = from[b]
                    b &+= 1
                }
            }
            left = right
        }
        (from, to) = (to, from)
        width &*= 2
    }
    return from
}

/// By the lowest digit first; digits that all records share are left out.
private func radixSort<R: SortRecord>(
    _ records: UnsafeMutablePointer<R>, _ spare: UnsafeMutablePointer<R>, _ count: Int
) -> UnsafeMutablePointer<R> {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: R.digits &* digitValues) { buffer in
        guard let counts = buffer.baseAddress else { return records }
        counts.initialize(repeating: 0, count: R.digits &* digitValues)
        for i in 0..<count {
            let record = records[i]
            for number in 0..<R.digits { counts[number &* digitValues &+ record.digit(number)] &+= 1 }
        }
        var from = records, to = spare
        for number in 0..<R.digits {
            let places = counts + number &* digitValues
            if Int(places[from[0].digit(number)]) == count { continue }
            var sum: UInt32 = 0
            for value in 0..<digitValues {
                let next = sum &+ places[value]
                places[value] = sum
                sum = next
            }
            for i in 0..<count {
                let record = from[i]
                let digit = record.digit(number)
                to[Int(places[digit])] = record
                places[digit] &+= 1
            }
            (from, to) = (to, from)
        }
        return from
    }
}

/// The record at place `k`, from 0, of the sorted order. The records keep their order; `spare` is overwritten.
func selectRecord<R: SortRecord>(_ records: UnsafeMutablePointer<R>, _ spare: UnsafeMutablePointer<R>, _ count: Int, _ k: Int) -> R {
    if count <= shortRow {
        spare.update(from: records, count: count)
        return selectShort(spare, count, k)
    }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: digitValues) { buffer in
        guard let counts = buffer.baseAddress else { return records[k] }
        var from = UnsafePointer(records), size = count, k = k
        var number = R.digits &- 1
        while number >= 0 && size > 1 {
            counts.initialize(repeating: 0, count: digitValues)
            for i in 0..<size { counts[from[i].digit(number)] &+= 1 }
            var digit = 0
            while k >= Int(counts[digit]) {
                k &-= Int(counts[digit])
                digit &+= 1
            }
            if Int(counts[digit]) != size {
                // Writing never overtakes reading, so that `spare` may hold both.
                var kept = 0
                for i in 0..<size where from[i].digit(number) == digit {
                    spare[kept] = from[i]
                    kept &+= 1
                }
                from = UnsafePointer(spare)
                size = kept
            }
            number &-= 1
        }
        // What is left has one key, in the order of positions.
        return from[k]
    }
}

/// Quickselect with the middle of three as the pivot, on at most `shortRow` records.
private func selectShort<R: SortRecord>(_ records: UnsafeMutablePointer<R>, _ count: Int, _ k: Int) -> R {
    var low = 0, high = count &- 1
    while low < high {
        let a = records[low], b = records[(low &+ high) / 2], c = records[high]
        let pivot = R.precedes(a, b) ? (R.precedes(b, c) ? b : (R.precedes(a, c) ? c : a))
            : (R.precedes(a, c) ? a : (R.precedes(b, c) ? c : b))
        var i = low, j = high
        while i <= j {
            while R.precedes(records[i], pivot) { i &+= 1 }
            while R.precedes(pivot, records[j]) { j &-= 1 }
            if i <= j {
                let record = records[i]
                records[i] = records[j]
                records[j] = record
                i &+= 1
                j &-= 1
            }
        }
        if k <= j { high = j } else if k >= i { low = i } else { return records[k] }
    }
    return records[k]
}

/// Up to so many records are found by keeping the first ones of those seen so far in order.
let fewRecords = 32

/// The first `k` records of the sorted order, in `chosen`.
func selectFew<R: SortRecord>(_ records: UnsafePointer<R>, _ chosen: UnsafeMutablePointer<R>, _ count: Int, _ k: Int) {
    chosen[0] = records[0]
    var kept = 1, last = records[0]
    for i in 1..<count {
        let record = records[i]
        if kept == k && !R.precedes(record, last) { continue }
        var place = kept < k ? kept : k &- 1
        while place > 0 && R.precedes(record, chosen[place &- 1]) {
            chosen[place] = chosen[place &- 1]
            place &-= 1
        }
        chosen[place] = record
        if kept < k { kept &+= 1 }
        last = chosen[kept &- 1]
    }
}
