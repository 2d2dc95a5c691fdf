package org.looptwin.plugin.live;

import java.time.Clock;

/** What those who look after the folders share. Used by one thread (the worker). */
record Parts(
    Trials trials,
    Members members,
    PluginFolders folders,
    Clock clock,
    Footing footing,
    Passed passed,
    Bench bench,
    FolderWatch inUse,
    FolderWatch shadow,
    Waiting waiting,
    Rejections rejections) {

  static Parts of(
      Trials trials,
      Members members,
      PluginFolders folders,
      Clock clock,
      Footing footing,
      Passed passed) {
    return new Parts(
        trials,
        members,
        folders,
        clock,
        footing,
        passed,
        new Bench(folders.memory()),
        new FolderWatch(folders.inUse()),
        new FolderWatch(folders.shadow()),
        new Waiting(),
        new Rejections(folders, clock));
  }

  /** Looks at one of the two folders. */
  FolderWatch watch(boolean inShadow) {
    return inShadow ? shadow : inUse;
  }
}
