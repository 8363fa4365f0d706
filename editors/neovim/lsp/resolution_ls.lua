-- Neovim 0.11 and later read this file for vim.lsp.enable("resolution_ls").
return require("resolution_ls").config()
