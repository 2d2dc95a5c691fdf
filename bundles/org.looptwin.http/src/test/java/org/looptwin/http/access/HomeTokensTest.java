package org.looptwin.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.home.Home;

class HomeTokensTest {
  /** SHA-256 of "abc", from FIPS 180-2, appendix B.1. */
  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data/admin-token");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesATokenThatOnlyItsOwnerCanRead() throws Exception {
    HomeTokens tokens = new HomeTokens(new Home(folder));
    String token = Files.readString(file()).strip();
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(tokens.find(token).orElseThrow().role()).isEqualTo(Role.ADMIN);
    assertThat(tokens.find(token.substring(1))).isEmpty();
    assertThat(tokens.find("")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsTheTokenOverStartsAndShutsOthersOutAgain() throws Exception {
    new HomeTokens(new Home(folder));
    String token = Files.readString(file()).strip();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new HomeTokens(new Home(folder)).find(token)).isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void makesAnotherTokenForAnotherHome(@TempDir Path other) throws Exception {
    new HomeTokens(new Home(folder));
    HomeTokens others = new HomeTokens(new Home(other));
    assertThat(others.find(Files.readString(file()).strip())).isEmpty();
  }

  @Test
  void refusesAnEmptyTokenFile() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "\n");
    assertThatThrownBy(() -> new HomeTokens(new Home(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void knowsTheTokensOfTheFileAndReadsItAgain() throws Exception {
    HomeTokens tokens = new HomeTokens(new Home(folder));
    assertThat(tokens.find("abc")).isEmpty();
    Path conf = Files.createDirectories(folder.resolve("conf")).resolve("tokens.properties");
    Files.writeString(conf, HASH_OF_ABC + " = operator Otto Meier\nnonsense = admin\n");
    assertThat(tokens.find("abc")).contains(new Caller("Otto Meier", Role.OPERATOR));
    assertThat(tokens.find("nonsense")).isEmpty();
    Files.writeString(conf, HASH_OF_ABC + " = viewer Otto Meier\n");
    Files.setLastModifiedTime(conf, FileTime.fromMillis(1_000));
    assertThat(tokens.find("abc").orElseThrow().role()).isEqualTo(Role.VIEWER);
    Files.writeString(conf, HASH_OF_ABC + " = owner Otto Meier\n");
    Files.setLastModifiedTime(conf, FileTime.fromMillis(2_000));
    assertThat(tokens.find("abc")).isEmpty();
    Files.writeString(conf, HASH_OF_ABC + " = operator \\u12\n");
    Files.setLastModifiedTime(conf, FileTime.fromMillis(3_000));
    assertThat(tokens.find("abc")).isEmpty();
    Files.writeString(conf, HASH_OF_ABC + " = operator Otto Meier\n");
    Files.setLastModifiedTime(conf, FileTime.fromMillis(3_000));
    assertThat(tokens.find("abc")).isPresent();
    Files.delete(conf);
    assertThat(tokens.find("abc")).isEmpty();
  }
}
