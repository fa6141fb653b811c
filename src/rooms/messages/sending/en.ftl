# What is sent to a coordinator's own telephone when a channel is tried.
sending-try-text = A trial of this channel. If you can read this, messages get through.
