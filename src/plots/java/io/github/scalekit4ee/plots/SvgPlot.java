package io.github.scalekit4ee.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Lines over two axes, readable on a light and on a dark page. */
public final class SvgPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 56;
    private static final int BOTTOM = 44;
    private static final int MOST_DOTS = 20;
    private static final String[] COLORS = {"#2563eb", "#d97706", "#059669"};

    private final String title;
    private final String across;
    private final Function<double[], Scale> horizontal;
    private final Function<double[], Scale> vertical;
    private final Map<String, NavigableMap<? extends Number, Double>> lines = new LinkedHashMap<>();
    private final List<double[]> bands = new ArrayList<>();

    private SvgPlot(
            String title, String across, Function<double[], Scale> horizontal, Function<double[], Scale> vertical) {
        this.title = title;
        this.across = across;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** How something grows: both axes are logarithmic, and each point of the horizontal one is labelled. */
    public static SvgPlot ofGrowth(String title, String across) {
        return new SvgPlot(title, across, Scale::logarithmic, Scale::powersOfTen);
    }

    /** How something goes on: both axes begin at zero. */
    public static SvgPlot ofTime(String title, String across) {
        return new SvgPlot(title, across, Scale::fromZero, Scale::fromZero);
    }

    public SvgPlot line(String name, NavigableMap<? extends Number, Double> points) {
        lines.put(name, points);
        return this;
    }

    /** A grey background between two points of the horizontal axis. */
    public SvgPlot band(double from, double to) {
        bands.add(new double[] {from, to});
        return this;
    }

    public String svg() {
        Scale right = horizontal.apply(xs().toArray());
        Scale up = vertical.apply(ys().toArray());
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH, HEIGHT));
        text(svg, WIDTH / 2.0, 20, "middle", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", across);
        for (double[] band : bands) {
            double from = x(band[0], right);
            svg.append(String.format(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eee\"/>%n",
                    from, TOP, x(band[1], right) - from, HEIGHT - TOP - BOTTOM));
        }
        for (double tick : up.ticks()) {
            double y = y(tick, up);
            svg.append(String.format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT, y, WIDTH - RIGHT, y));
            text(svg, LEFT - 8, y + 4, "end", Scale.label(tick));
        }
        for (double tick : right.ticks()) {
            text(svg, x(tick, right), HEIGHT - BOTTOM + 16, "middle", Scale.label(tick));
        }
        int index = 0;
        for (Map.Entry<String, NavigableMap<? extends Number, Double>> line : lines.entrySet()) {
            draw(svg, line.getValue(), right, up, COLORS[index % COLORS.length]);
            int legend = LEFT + index * 190;
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"32\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
                    legend, COLORS[index % COLORS.length]));
            text(svg, legend + 16, 41, "start", line.getKey());
            index++;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(
            StringBuilder svg, NavigableMap<? extends Number, Double> points, Scale right, Scale up, String color) {
        StringBuilder path = new StringBuilder();
        points.forEach((x, value) -> {
            double px = x(x.doubleValue(), right);
            double py = y(value, up);
            path.append(String.format("%.1f,%.1f ", px, py));
            if (points.size() <= MOST_DOTS) {
                svg.append(String.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", px, py, color));
            }
        });
        svg.append(String.format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                path.toString().strip(), color));
    }

    private DoubleStream xs() {
        return lines.values().stream()
                .flatMap(points -> points.keySet().stream())
                .mapToDouble(Number::doubleValue);
    }

    private DoubleStream ys() {
        return lines.values().stream()
                .flatMap(points -> points.values().stream())
                .mapToDouble(y -> y);
    }

    private static double x(double value, Scale right) {
        return LEFT + right.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, Scale up) {
        return HEIGHT - BOTTOM - up.share(value) * (HEIGHT - BOTTOM - TOP);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>%n", x, y, anchor, text));
    }
}
