/// Channels, a multiple of 8, cut into panels: as many of 24 as leave a multiple of 16, then those of 16. One of 8 is left only
/// where there is no other way, because the product of such a panel takes half as long again for each column.
struct WinogradPanels: Sendable {
    let channels: Int
    /// The channels in panels of 24.
    private let wide: Int

    init(channels: Int) {
        self.channels = channels
        let vectors = channels / 8
        switch vectors % 3 {
        case 1 where vectors > 1: wide = (vectors &- 4) &* 8
        case 2: wide = (vectors &- 2) &* 8
        default: wide = vectors / 3 &* 24
        }
    }

    var count: Int { wide / 24 &+ (channels &- wide &+ 15) / 16 }

    /// The first channel of a panel; for `count` the end of the last one.
    func start(of panel: Int) -> Int { min(channels, panel &* 24 < wide ? panel &* 24 : wide &+ (panel &- wide / 24) &* 16) }

    /// The width of the panel that begins at a channel.
    func width(at channel: Int) -> Int { channel < wide ? 24 : min(16, channels &- channel) }

    /// The first channel of the panel that a channel is in.
    func start(containing channel: Int) -> Int {
        channel < wide ? channel / 24 &* 24 : wide &+ (channel &- wide) / 16 &* 16
    }
}
