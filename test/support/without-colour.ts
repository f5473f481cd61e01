// Tests read what a command prints as a file would hold it, also where jest itself prints in colour.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;
