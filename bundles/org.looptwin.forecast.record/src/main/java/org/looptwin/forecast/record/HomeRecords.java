package org.looptwin.forecast.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.ForecastRecords;
import org.osgi.service.component.annotations.Component;

/** Reads what a server keeps in its home. */
@Component
public final class HomeRecords implements ForecastRecords {
  @Override
  public ForecastRecord read(Path home) {
    Path file = RecordFile.in(home);
    try {
      return new BookRecord(Keeper.book(file)::ask);
    } catch (IOException e) {
      throw new UncheckedIOException("The forecasts' record %s cannot be read.".formatted(file), e);
    }
  }
}
