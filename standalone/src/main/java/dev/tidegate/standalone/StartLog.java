package dev.tidegate.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the command line. A class of its own, so that no logger is made before the command
 * knows where the logs belong.
 */
final class StartLog {
  private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

  private StartLog() {}

  static void failed(Throwable e) {
    LOG.atError().setCause(e).log("Start failed");
  }
}
