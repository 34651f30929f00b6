#pragma once

namespace earbench {

/// Loads PortAudio, which its functions called later do not have to: they may be called where nothing may be
/// thrown.
/// @throws Error{unavailable} where it cannot be loaded.
void load_portaudio();

} // namespace earbench
