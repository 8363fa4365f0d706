-- Comfort for long paragraphs, one to a line.
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.breakindent = true
vim.bo.commentstring = "<!-- %s -->"
vim.bo.textwidth = 0
-- "1.", "(a)" and "(i)" begin a paragraph, so `gq` keeps them apart.
vim.bo.formatlistpat = [[^\s*\(\d\+[.)]\|(\a\{1,4})\)\s\+]]
vim.opt_local.formatoptions:append("n")
vim.b.undo_ftplugin = (vim.b.undo_ftplugin and vim.b.undo_ftplugin .. " | " or "")
  .. "setlocal wrap< linebreak< breakindent< commentstring< textwidth< formatlistpat< formatoptions<"
