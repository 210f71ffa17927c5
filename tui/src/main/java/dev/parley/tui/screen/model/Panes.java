package dev.parley.tui.screen.model;

/**
 * Which lists the user has put away by hand; below their width they are not shown anyway.
 *
 * @param roomsHidden until the next resize across their limit
 * @param usersHidden until the next resize across their limit
 */
public record Panes(boolean roomsHidden, boolean usersHidden) {
  public static final Panes AUTOMATIC = new Panes(false, false);

  /** From so many columns on there is room for the list of users. */
  public static final int USERS_FROM = 100;

  /** From so many columns on there is room for the list of rooms. */
  public static final int ROOMS_FROM = 60;

  /** Of the list of rooms, where there is room for all. */
  public static final int ROOMS_COLUMNS = 18;

  /** Of the list of users. */
  public static final int USERS_COLUMNS = 20;

  private static final int ROOMS_COLUMNS_BESIDE_CHAT = 14;

  /** Of the list of rooms, without the line beside it; 0: it is not shown. */
  public int roomsColumns(Size size) {
    if (roomsHidden || size.columns() < ROOMS_FROM) {
      return 0;
    }
    return size.columns() < USERS_FROM ? ROOMS_COLUMNS_BESIDE_CHAT : ROOMS_COLUMNS;
  }

  /** Of the list of users, without the line beside it; 0: it is not shown. */
  public int usersColumns(Size size) {
    return usersHidden || size.columns() < USERS_FROM ? 0 : USERS_COLUMNS;
  }

  Panes after(Size before, Size now) {
    boolean rooms = before.columns() < ROOMS_FROM != now.columns() < ROOMS_FROM;
    boolean users = before.columns() < USERS_FROM != now.columns() < USERS_FROM;
    return new Panes(roomsHidden && !rooms, usersHidden && !users);
  }
}
