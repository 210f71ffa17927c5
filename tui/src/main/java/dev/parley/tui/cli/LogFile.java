package dev.parley.tui.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.LoggerFactory;

/**
 * Where the program writes what it does: a file in the data directory, never the terminal. Until
 * the directory is known to be ours, events are held in memory; two processes must not share a
 * file.
 */
final class LogFile {
  private static final int HELD = 1000;
  private static final String SIZE = "5MB";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Holding holding = new Holding();

  LogFile(LogOptions.Level level) {
    root.setLevel(Level.toLevel(level.name()));
    // Netty at debug speaks of its own start-up for a hundred lines.
    context.getLogger("io.netty").setLevel(Level.INFO);
    holding.setContext(context);
    holding.start();
    root.addAppender(holding);
  }

  /** Begins the file, with what was held. */
  void open(Path path) {
    RollingFileAppender<ILoggingEvent> file = rolling(path);
    root.addAppender(file);
    root.detachAppender(holding);
    holding.drainTo(file);
  }

  private RollingFileAppender<ILoggingEvent> rolling(Path path) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setFile(path.toString());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} - %msg%n");
    encoder.start();
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setMinIndex(1);
    rolling.setMaxIndex(1);
    rolling.setFileNamePattern(path + ".%i");
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf(SIZE));
    trigger.start();
    file.setEncoder(encoder);
    file.setRollingPolicy(rolling);
    file.setTriggeringPolicy(trigger);
    file.start();
    return file;
  }

  private static final class Holding extends AppenderBase<ILoggingEvent> {
    private final Queue<ILoggingEvent> held = new ArrayDeque<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (held.size() < HELD) {
        held.add(event);
      }
    }

    synchronized void drainTo(RollingFileAppender<ILoggingEvent> file) {
      held.forEach(file::doAppend);
      held.clear();
    }
  }
}
