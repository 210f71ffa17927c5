package dev.parley.tui.screen.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.model.Colours;
import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NickColourTest {
  private static final List<Colour> MANY = NickColour.all(Colours.MANY);
  private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};
  private static final double LEAST_CONTRAST = 3;
  private static final double LEAST_DEGREES = 12;
  private static final double DEGREES_FROM_RED = 30;

  @Test
  void everyColourOfThePaletteCanBeReadOnBlackAndOnWhite() {
    for (Colour colour : MANY) {
      double luminance = luminance(rgb(colour));
      assertTrue((luminance + 0.05) / 0.05 >= LEAST_CONTRAST, colour + " on black");
      assertTrue(1.05 / (luminance + 0.05) >= LEAST_CONTRAST, colour + " on white");
    }
  }

  @Test
  void theHuesAreApartAndNoneIsRed() {
    for (Colour colour : MANY) {
      assertTrue(degrees(hue(colour), 0) >= DEGREES_FROM_RED, colour + " is red");
      for (Colour other : MANY) {
        boolean apart = degrees(hue(colour), hue(other)) >= LEAST_DEGREES;
        assertTrue(colour == other || apart, colour + " is like " + other);
      }
    }
  }

  @Test
  void thereAreMoreOfThePaletteThanOfTheTheme() {
    assertEquals(12, new HashSet<>(MANY).size());
    assertEquals(MANY.size(), MANY.stream().filter(colour -> colour.index() >= 16).count());
    for (Colours few : List.of(Colours.NONE, Colours.SIXTEEN)) {
      assertTrue(NickColour.all(few).stream().allMatch(colour -> colour.index() < 0));
    }
  }

  @Test
  void membersThatFollowEachOtherLookDifferent() {
    for (int id = 1; id < 30; id++) {
      double between = degrees(hue(colourOf(id)), hue(colourOf(id + 1)));
      assertTrue(between >= 2 * LEAST_DEGREES, id + " and the next: " + between);
    }
  }

  private static Colour colourOf(int nodeId) {
    return NickColour.of(nodeId, 99, Colours.MANY).colour();
  }

  /** Of the cube of 6 x 6 x 6 in the palette of xterm. */
  private static int[] rgb(Colour colour) {
    int place = colour.index() - 16;
    return new int[] {LEVELS[place / 36], LEVELS[place / 6 % 6], LEVELS[place % 6]};
  }

  /** WCAG 2.1, relative luminance. */
  private static double luminance(int[] rgb) {
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(int level) {
    double part = level / 255.0;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static double hue(Colour colour) {
    int[] rgb = rgb(colour);
    return 360 * Color.RGBtoHSB(rgb[0], rgb[1], rgb[2], null)[0];
  }

  private static double degrees(double one, double other) {
    double between = Math.abs(one - other);
    return Math.min(between, 360 - between);
  }
}
