package dev.parley.node.net;

import io.netty.channel.DefaultFileRegion;

/** A file region that leaves its file open: the file is the log's. */
final class OpenFileRegion extends DefaultFileRegion {
  OpenFileRegion(Region region) {
    super(region.channel(), region.offset(), region.length());
  }

  @Override
  protected void deallocate() {
    // nothing to free: closing the file is its owner's business
  }
}
