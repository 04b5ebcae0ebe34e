import COpenBLAS

/// The routines of LAPACK for one element type. Matrices are column-major; `lwork` -1 asks for the size of `work`.
protocol LapackScalar: DenseScalar {
    static func gesv(_ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers, _ b: Pointer, _ ldb: Int32) -> Int32
    /// From the factors of `gesv` or `getrf`; `trans` T solves with the transposed matrix.
    static func getrs(_ trans: Int8, _ n: Int32, _ nrhs: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ pivots: UnsafePointer<Int32>,
                      _ b: Pointer, _ ldb: Int32) -> Int32
    static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers) -> Int32
    static func potrf(_ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32) -> Int32
    static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32
    static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32
    static func syevd(_ jobz: Int8, _ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32, _ w: Pointer, _ work: Pointer, _ lwork: Int32,
                      _ integers: Integers, _ liwork: Int32) -> Int32
    static func gesdd(_ jobz: Int8, _ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ s: Pointer, _ u: Pointer, _ ldu: Int32,
                      _ vt: Pointer, _ ldvt: Int32, _ work: Pointer, _ lwork: Int32, _ integers: Integers) -> Int32
    static func gelsy(_ m: Int32, _ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ b: Pointer, _ ldb: Int32, _ pivots: Integers,
                      _ rcond: Self, _ rank: Integers, _ work: Pointer, _ lwork: Int32) -> Int32
    /// Row-major; overwrites b with the solution.
    static func trsm(left: Bool, upper: Bool, unit: Bool, _ m: Int32, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ b: Pointer, _ ldb: Int32)
}

extension LapackScalar {
    typealias Pointer = UnsafeMutablePointer<Self>
    typealias Integers = UnsafeMutablePointer<Int32>
}

extension Float: LapackScalar {
    static func gesv(_ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers, _ b: Pointer, _ ldb: Int32) -> Int32 {
        var n = n, nrhs = nrhs, lda = lda, ldb = ldb, info: Int32 = 0
        sgesv_(&n, &nrhs, a, &lda, pivots, b, &ldb, &info)
        return info
    }

    static func getrs(_ trans: Int8, _ n: Int32, _ nrhs: Int32, _ a: UnsafePointer<Float>, _ lda: Int32, _ pivots: UnsafePointer<Int32>,
                      _ b: Pointer, _ ldb: Int32) -> Int32 {
        var trans = trans, n = n, nrhs = nrhs, lda = lda, ldb = ldb, info: Int32 = 0
        sgetrs_(&trans, &n, &nrhs, a, &lda, pivots, b, &ldb, &info, 1)
        return info
    }

    static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers) -> Int32 {
        var m = m, n = n, lda = lda, info: Int32 = 0
        sgetrf_(&m, &n, a, &lda, pivots, &info)
        return info
    }

    static func potrf(_ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32) -> Int32 {
        var uplo = uplo, n = n, lda = lda, info: Int32 = 0
        spotrf_(&uplo, &n, a, &lda, &info, 1)
        return info
    }

    static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, lda = lda, lwork = lwork, info: Int32 = 0
        sgeqrf_(&m, &n, a, &lda, tau, work, &lwork, &info)
        return info
    }

    static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, k = k, lda = lda, lwork = lwork, info: Int32 = 0
        sorgqr_(&m, &n, &k, a, &lda, tau, work, &lwork, &info)
        return info
    }

    static func syevd(_ jobz: Int8, _ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32, _ w: Pointer, _ work: Pointer, _ lwork: Int32,
                      _ integers: Integers, _ liwork: Int32) -> Int32 {
        var jobz = jobz, uplo = uplo, n = n, lda = lda, lwork = lwork, liwork = liwork, info: Int32 = 0
        ssyevd_(&jobz, &uplo, &n, a, &lda, w, work, &lwork, integers, &liwork, &info, 1, 1)
        return info
    }

    static func gesdd(_ jobz: Int8, _ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ s: Pointer, _ u: Pointer, _ ldu: Int32,
                      _ vt: Pointer, _ ldvt: Int32, _ work: Pointer, _ lwork: Int32, _ integers: Integers) -> Int32 {
        var jobz = jobz, m = m, n = n, lda = lda, ldu = ldu, ldvt = ldvt, lwork = lwork, info: Int32 = 0
        sgesdd_(&jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, integers, &info, 1)
        return info
    }

    static func gelsy(_ m: Int32, _ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ b: Pointer, _ ldb: Int32, _ pivots: Integers,
                      _ rcond: Float, _ rank: Integers, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, nrhs = nrhs, lda = lda, ldb = ldb, rcond = rcond, lwork = lwork, info: Int32 = 0
        sgelsy_(&m, &n, &nrhs, a, &lda, b, &ldb, pivots, &rcond, rank, work, &lwork, &info)
        return info
    }

    static func trsm(left: Bool, upper: Bool, unit: Bool, _ m: Int32, _ n: Int32, _ a: UnsafePointer<Float>, _ lda: Int32, _ b: Pointer, _ ldb: Int32) {
        cblas_strsm(CblasRowMajor, left ? CblasLeft : CblasRight, upper ? CblasUpper : CblasLower, CblasNoTrans, unit ? CblasUnit : CblasNonUnit,
                    m, n, 1, a, lda, b, ldb)
    }
}

extension Double: LapackScalar {
    static func gesv(_ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers, _ b: Pointer, _ ldb: Int32) -> Int32 {
        var n = n, nrhs = nrhs, lda = lda, ldb = ldb, info: Int32 = 0
        dgesv_(&n, &nrhs, a, &lda, pivots, b, &ldb, &info)
        return info
    }

    static func getrs(_ trans: Int8, _ n: Int32, _ nrhs: Int32, _ a: UnsafePointer<Double>, _ lda: Int32, _ pivots: UnsafePointer<Int32>,
                      _ b: Pointer, _ ldb: Int32) -> Int32 {
        var trans = trans, n = n, nrhs = nrhs, lda = lda, ldb = ldb, info: Int32 = 0
        dgetrs_(&trans, &n, &nrhs, a, &lda, pivots, b, &ldb, &info, 1)
        return info
    }

    static func getrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ pivots: Integers) -> Int32 {
        var m = m, n = n, lda = lda, info: Int32 = 0
        dgetrf_(&m, &n, a, &lda, pivots, &info)
        return info
    }

    static func potrf(_ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32) -> Int32 {
        var uplo = uplo, n = n, lda = lda, info: Int32 = 0
        dpotrf_(&uplo, &n, a, &lda, &info, 1)
        return info
    }

    static func geqrf(_ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, lda = lda, lwork = lwork, info: Int32 = 0
        dgeqrf_(&m, &n, a, &lda, tau, work, &lwork, &info)
        return info
    }

    static func orgqr(_ m: Int32, _ n: Int32, _ k: Int32, _ a: Pointer, _ lda: Int32, _ tau: Pointer, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, k = k, lda = lda, lwork = lwork, info: Int32 = 0
        dorgqr_(&m, &n, &k, a, &lda, tau, work, &lwork, &info)
        return info
    }

    static func syevd(_ jobz: Int8, _ uplo: Int8, _ n: Int32, _ a: Pointer, _ lda: Int32, _ w: Pointer, _ work: Pointer, _ lwork: Int32,
                      _ integers: Integers, _ liwork: Int32) -> Int32 {
        var jobz = jobz, uplo = uplo, n = n, lda = lda, lwork = lwork, liwork = liwork, info: Int32 = 0
        dsyevd_(&jobz, &uplo, &n, a, &lda, w, work, &lwork, integers, &liwork, &info, 1, 1)
        return info
    }

    static func gesdd(_ jobz: Int8, _ m: Int32, _ n: Int32, _ a: Pointer, _ lda: Int32, _ s: Pointer, _ u: Pointer, _ ldu: Int32,
                      _ vt: Pointer, _ ldvt: Int32, _ work: Pointer, _ lwork: Int32, _ integers: Integers) -> Int32 {
        var jobz = jobz, m = m, n = n, lda = lda, ldu = ldu, ldvt = ldvt, lwork = lwork, info: Int32 = 0
        dgesdd_(&jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, integers, &info, 1)
        return info
    }

    static func gelsy(_ m: Int32, _ n: Int32, _ nrhs: Int32, _ a: Pointer, _ lda: Int32, _ b: Pointer, _ ldb: Int32, _ pivots: Integers,
                      _ rcond: Double, _ rank: Integers, _ work: Pointer, _ lwork: Int32) -> Int32 {
        var m = m, n = n, nrhs = nrhs, lda = lda, ldb = ldb, rcond = rcond, lwork = lwork, info: Int32 = 0
        dgelsy_(&m, &n, &nrhs, a, &lda, b, &ldb, pivots, &rcond, rank, work, &lwork, &info)
        return info
    }

    static func trsm(left: Bool, upper: Bool, unit: Bool, _ m: Int32, _ n: Int32, _ a: UnsafePointer<Double>, _ lda: Int32, _ b: Pointer, _ ldb: Int32) {
        cblas_dtrsm(CblasRowMajor, left ? CblasLeft : CblasRight, upper ? CblasUpper : CblasLower, CblasNoTrans, unit ? CblasUnit : CblasNonUnit,
                    m, n, 1, a, lda, b, ldb)
    }
}
