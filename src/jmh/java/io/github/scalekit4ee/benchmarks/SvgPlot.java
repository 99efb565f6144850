package io.github.scalekit4ee.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.DoubleStream;

/** Lines over two logarithmic axes, readable on a light and on a dark page. */
final class SvgPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 56;
    private static final int BOTTOM = 44;
    private static final String[] COLORS = {"#2563eb", "#d97706", "#059669"};

    private final String title;
    private final String across;
    private final Map<String, NavigableMap<Integer, Double>> lines = new LinkedHashMap<>();

    SvgPlot(String title, String across) {
        this.title = title;
        this.across = across;
    }

    SvgPlot line(String name, NavigableMap<Integer, Double> points) {
        lines.put(name, points);
        return this;
    }

    String svg() {
        double right = Math.max(1, log(xs().max().orElseThrow()));
        double bottom = Math.floor(log(ys().min().orElseThrow()));
        double top = Math.max(bottom + 1, Math.ceil(log(ys().max().orElseThrow())));
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH, HEIGHT));
        text(svg, WIDTH / 2.0, 20, "middle", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", across);
        for (int power = (int) bottom; power <= top; power++) {
            double y = y(power, bottom, top);
            svg.append(String.format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT, y, WIDTH - RIGHT, y));
            text(svg, LEFT - 8, y + 4, "end", label(power));
        }
        lines.values().stream()
                .flatMap(points -> points.keySet().stream())
                .distinct()
                .forEach(x -> text(svg, x(log(x), right), HEIGHT - BOTTOM + 16, "middle", String.format("%,d", x)));
        int index = 0;
        for (Map.Entry<String, NavigableMap<Integer, Double>> line : lines.entrySet()) {
            String color = COLORS[index % COLORS.length];
            StringBuilder path = new StringBuilder();
            line.getValue().forEach((x, value) -> {
                double px = x(log(x), right);
                double py = y(log(value), bottom, top);
                path.append(String.format("%.1f,%.1f ", px, py));
                svg.append(String.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", px, py, color));
            });
            svg.append(String.format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                    path.toString().strip(), color));
            int legend = LEFT + index * 190;
            svg.append(
                    String.format("<rect x=\"%d\" y=\"32\" width=\"10\" height=\"10\" fill=\"%s\"/>%n", legend, color));
            text(svg, legend + 16, 41, "start", line.getKey());
            index++;
        }
        return svg.append("</svg>\n").toString();
    }

    private DoubleStream xs() {
        return lines.values().stream()
                .flatMap(points -> points.keySet().stream())
                .mapToDouble(x -> x);
    }

    private DoubleStream ys() {
        return lines.values().stream()
                .flatMap(points -> points.values().stream())
                .mapToDouble(y -> y);
    }

    private static double x(double log, double right) {
        return LEFT + log / right * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double log, double bottom, double top) {
        return HEIGHT - BOTTOM - (log - bottom) / (top - bottom) * (HEIGHT - BOTTOM - TOP);
    }

    private static double log(double value) {
        return Math.log10(value);
    }

    private static String label(int power) {
        return power < 0 ? String.valueOf(Math.pow(10, power)) : String.format("%,.0f", Math.pow(10, power));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>%n", x, y, anchor, text));
    }
}
