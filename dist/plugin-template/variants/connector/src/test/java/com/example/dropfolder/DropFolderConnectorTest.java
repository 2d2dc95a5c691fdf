package com.example.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.tck.Bench;
import org.looptwin.connector.tck.ConnectorContract;

class DropFolderConnectorTest extends ConnectorContract {
  @TempDir Path parent;

  @Override
  protected Bench bench() throws IOException {
    return new FolderBench(Files.createTempDirectory(parent, "bench"));
  }

  /** The connector with a folder that can be taken away. */
  private static final class FolderBench implements Bench {
    private final Path folder;
    private final Path away;
    private DropFolderConnector connector;
    private int sent;

    FolderBench(Path parent) throws IOException {
      folder = Files.createDirectory(parent.resolve("in"));
      away = parent.resolve("away");
    }

    @Override
    public Connector start(Inbox inbox) {
      connector = new DropFolderConnector(folder, inbox);
      return connector;
    }

    @Override
    public void stop() throws InterruptedException {
      connector.close();
    }

    @Override
    public void send(String topic, byte[] payload) throws IOException {
      String name = topic.replace('/', '+') + "+" + sent++;
      Path part = Files.write(folder.resolve(name + ".part"), payload);
      Files.move(part, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void cut() throws IOException {
      Files.move(folder, away);
    }

    @Override
    public void mend() throws IOException {
      Files.move(away, folder);
    }

    @Override
    public void close() throws InterruptedException {
      connector.close();
    }
  }
}
