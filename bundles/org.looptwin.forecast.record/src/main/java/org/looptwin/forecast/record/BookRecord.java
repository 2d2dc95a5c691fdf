package org.looptwin.forecast.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.forecast.api.Trust;

/** A book as others read it. */
class BookRecord implements ForecastRecord {
  private final Shelf shelf;

  BookRecord(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Gives a book for one question. */
  interface Shelf {
    <T> T ask(Function<Book, T> question);
  }

  @Override
  public List<KeptForecast> kept(String target, int limit) {
    return shelf.ask(
        book -> {
          List<KeptForecast> all = new ArrayList<>();
          for (String each : book.targets()) {
            if (target.isEmpty() || target.equals(each)) {
              all.addAll(book.of(each));
            }
          }
          all.sort(Comparator.comparingLong(KeptForecast::number).reversed());
          return all.stream().limit(limit).map(book::met).toList();
        });
  }

  @Override
  public List<Trust> trust() {
    return shelf.ask(book -> book.targets().stream().map(new Scores(book)::of).toList());
  }

  @Override
  public List<News> news(int limit) {
    return shelf.ask(
        book -> {
          List<News> newest = new ArrayList<>(book.news());
          java.util.Collections.reverse(newest);
          return newest.stream().limit(limit).toList();
        });
  }

  @Override
  public Optional<Reasons> reasons(String target) {
    return Optional.empty();
  }

  @Override
  public Heard champion(String target) {
    return heard(shelf.ask(book -> new Scores(book).champion(target)));
  }

  static Heard heard(String roster) {
    return roster.equals(Scores.LIGHT) ? Heard.LIGHT : Heard.EVERYONE;
  }
}
