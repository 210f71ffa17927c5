package dev.parley.bench.crowd.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.TreeSet;

/** What threads of this process have used of the processors, by their names. */
final class ThreadTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTimes() {}

  /** Of all threads whose name begins so, in nanoseconds since they began. */
  static long of(String prefix) {
    long nanos = 0;
    for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith(prefix)) {
        nanos += THREADS.getThreadCpuTime(info.getThreadId());
      }
    }
    return nanos;
  }

  /** Of the calling thread, in nanoseconds. */
  static long ofThis() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** The names of all threads that begin so. */
  static Set<String> names(String prefix) {
    Set<String> names = new TreeSet<>();
    for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith(prefix)) {
        names.add(info.getThreadName());
      }
    }
    return names;
  }
}
