/// Arithmetic on single rows, for the states of recurrent layers.

/// y += a b
@inline(never)
func addProduct<T: RecurrentScalar>(_ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ n: Int) {
    var i = 0
    while i &+ 8 <= n {
        y.store8(i, T.vectorFma(a.vector8(i), b.vector8(i), y.vector8(i)))
        i &+= 8
    }
    while i < n {
        y[i] = T.scalarFma(a[i], b[i], y[i])
        i &+= 1
    }
}

/// y = a b, and the same in `copy`.
@inline(never)
func multiplyRows<T: RecurrentScalar>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ copy: UnsafeMutablePointer<T>?, _ n: Int
) {
    var i = 0
    if let copy {
        while i &+ 8 <= n {
            let product = a.vector8(i) * b.vector8(i)
            y.store8(i, product)
            copy.store8(i, product)
            i &+= 8
        }
        while i < n {
            y[i] = a[i] * b[i]
            copy[i] = y[i]
            i &+= 1
        }
        return
    }
    while i &+ 8 <= n {
        y.store8(i, a.vector8(i) * b.vector8(i))
        i &+= 8
    }
    while i < n {
        y[i] = a[i] * b[i]
        i &+= 1
    }
}

/// y += x
@inline(never)
func addRow<T: RecurrentScalar>(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ n: Int) {
    var i = 0
    while i &+ 8 <= n {
        y.store8(i, y.vector8(i) + x.vector8(i))
        i &+= 8
    }
    while i < n {
        y[i] += x[i]
        i &+= 1
    }
}
