package io.github.scalekit4ee.soak;

/**
 * What is to stay flat, and how much it may grow in an hour. The limits are above what a server's own caches and pools do, and below one
 * thing left behind by each deployment: there are about fifteen an hour, and one application has more than a thousand classes.
 */
enum Measure {
    HEAP("heap-after-gc", "heap after a full collection", "MB", 12),
    CLASSES("classes", "loaded classes", "", 1_000),
    LOADERS("class-loaders", "class loaders", "", 6),
    COPIES("copies", "copies of the jar's classes", "", 2),
    THREADS("threads", "threads", "", 8),
    DESCRIPTORS("descriptors", "file descriptors", "", 6);

    private final String file;
    private final String words;
    private final String unit;
    private final double mostInAnHour;

    Measure(String file, String words, String unit, double mostInAnHour) {
        this.file = file;
        this.words = words;
        this.unit = unit;
        this.mostInAnHour = mostInAnHour;
    }

    String file() {
        return file;
    }

    String words() {
        return words + (unit.isEmpty() ? "" : ", " + unit);
    }

    double mostInAnHour() {
        return mostInAnHour;
    }
}
