package dev.parley.protocol.sim;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the tests of one class as JUnit does, by the classes of a {@link Mutant}. */
final class UnitTest {
  private UnitTest() {}

  /**
   * Returns the first test that fails, or null.
   *
   * @param name of a class below {@code dev.parley.protocol}; its tests without parameters are run
   */
  static String failureOf(String name) {
    try {
      Class<?> tests = Class.forName("dev.parley.protocol." + name);
      for (Method test : tests.getDeclaredMethods()) {
        if (test.isAnnotationPresent(Test.class)) {
          String failure = failureOf(tests, test);
          if (failure != null) {
            return name + "." + test.getName() + ": " + failure;
          }
        }
      }
      return null;
    } catch (ReflectiveOperationException noTest) {
      throw new IllegalStateException(name, noTest);
    }
  }

  private static String failureOf(Class<?> tests, Method test) throws ReflectiveOperationException {
    Constructor<?> maker = tests.getDeclaredConstructor();
    maker.setAccessible(true);
    try {
      Object fixture = maker.newInstance();
      for (Method before : tests.getDeclaredMethods()) {
        if (before.isAnnotationPresent(BeforeEach.class)) {
          before.setAccessible(true);
          before.invoke(fixture);
        }
      }
      test.setAccessible(true);
      test.invoke(fixture);
      return null;
    } catch (InvocationTargetException failed) {
      return failed.getCause().toString().lines().findFirst().orElse("");
    }
  }
}
