/// The derivative rule of a fused operation, taken from the same computation in plain operations: `body` computes the results
/// from `inputs` anew, and is differentiated. This is how operations whose own kernels know only the first derivative (recurrent
/// layers, normalisations) have derivatives of every order.
///
/// `inputs` are the saved inputs in the operation's order, nil where one was absent; `gradients` those of the results. Returns
/// the gradient of each input, nil where none is wanted. It is recorded if the backward pass is.
func replayedGradients(
    _ inputs: [Tensor?], _ gradients: [Tensor?], _ context: BackwardContext,
    _ body: ([Tensor?]) throws(DLError) -> [Tensor?]
) throws(DLError) -> [Tensor?] {
    let wasEnabled = GradMode.isEnabled
    GradMode.isEnabled = true
    defer { GradMode.isEnabled = wasEnabled }

    // Each input gets a node of its own, so that its gradient is that of this use alone: one input may depend on another.
    var proxies = inputs, positions: [Int] = [], wanted: [Tensor] = []
    for (position, input) in inputs.enumerated() {
        guard let input, context.needs(position) else { continue }
        let proxy: Tensor
        if context.createsGraph && input.requiresGrad {
            proxy = try run(PassThrough(), input)
        } else {
            proxy = input.alias()
            try proxy.setRequiresGrad(true)
        }
        proxies[position] = proxy
        positions.append(position)
        wanted.append(proxy)
    }
    let results = try body(proxies)
    var roots: [(Tensor, Tensor)] = []
    for (result, gradient) in zip(results, gradients) {
        if let result, let gradient, result.requiresGrad { roots.append((result, gradient)) }
    }
    var answer: [Tensor?] = Array(repeating: nil, count: inputs.count)
    if roots.isEmpty || wanted.isEmpty { return answer }
    let found = try Engine.gradients(roots, inputs: wanted, retainsGraph: context.createsGraph, createsGraph: context.createsGraph)
    for (position, gradient) in zip(positions, found) { answer[position] = gradient }
    return answer
}

/// The same values as a step of its own in the graph.
struct PassThrough: Operation {
    static let name: StaticString = "pass_through"

    func forward(_ inputs: Inputs) throws(DLError) -> Tensor { inputs[0].alias() }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [gradient] }
}
