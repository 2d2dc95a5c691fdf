package org.looptwin.launch.broker;

import java.io.File;
import java.nio.ByteBuffer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.paging.PagingStoreFactory;
import org.apache.activemq.artemis.core.paging.impl.PagingStoreFactoryNIO;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/**
 * Artemis, with pages whose messages are written whole or not at all.
 *
 * <p>Artemis 2.55 writes a page from direct memory by one {@code FileChannel.write} and does not
 * look at how much of it was written: on a disk with room for a part of the message only, that part
 * is written, no error is seen, and the message is acknowledged although it is lost. From memory of
 * the heap it writes by {@code RandomAccessFile.write}, which goes on until everything is written
 * or there is an error.
 */
final class WholePages extends ActiveMQServerImpl {
  WholePages(Configuration configuration) {
    super(configuration);
  }

  @Override
  protected PagingStoreFactory getPagingStoreFactory() {
    return new Folders(this);
  }

  /** The folders of pages, one per address. */
  private static final class Folders extends PagingStoreFactoryNIO {
    Folders(WholePages server) {
      super(
          server.getStorageManager(),
          server.getConfiguration().getPagingLocation(),
          server.getConfiguration().getPageSyncTimeout(),
          server.getScheduledPool(),
          server.pageExecutorFactory,
          server.getConfiguration().isJournalSyncNonTransactional(),
          server.ioCriticalErrorListener,
          server.getConfiguration()::isPurgePageFolders);
    }

    @Override
    protected SequentialFileFactory newFileFactory(String name) {
      return new Pages(new File(getDirectory(), name), getCritialErrorListener());
    }
  }

  /** The pages of one folder. */
  private static final class Pages extends NIOSequentialFileFactory {
    private static final int WRITES_AT_ONCE = 1;

    Pages(File folder, IOCriticalErrorListener listener) {
      super(folder, false, listener, WRITES_AT_ONCE);
    }

    @Override
    public ByteBuffer newBuffer(int size, boolean zeroed) {
      return ByteBuffer.allocate(size);
    }

    @Override
    public void releaseBuffer(ByteBuffer buffer) {
      // left to the garbage collector
    }
  }
}
